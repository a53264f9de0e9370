"""Everything is written out as lines of JSON that another installation takes in."""

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db.models import Count

from firsthand.people.models import Address, Company, Consent, Customer, Memory

AT_ONCE = 500


def take_out(folder: Path) -> dict[str, int]:
    """A file for each type stands in the folder, in the order in which they are taken in; returns how many of each."""
    folder.mkdir(parents=True, exist_ok=True)
    return {
        "company": _written(folder / "1-companies.jsonl", companies()),
        "customer": _written(folder / "2-customers.jsonl", customers()),
    }


def _written(path: Path, lines: Iterator[dict[str, Any]]) -> int:
    """The file is whole or not there: it has its name when all of it is written."""
    unfinished, number = path.with_suffix(".part"), 0
    with unfinished.open("w", encoding="utf-8") as file:
        for number, line in enumerate(lines, start=1):  # noqa: B007 - the last one is how many
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
    unfinished.replace(path)
    return number


def companies() -> Iterator[dict[str, Any]]:
    """Of several with one name each has a number."""
    namesakes = _namesakes()
    for one in Company.objects.prefetch_related("domains").order_by("pk").iterator(AT_ONCE):
        yield {
            "type": "company",
            "external_id": _number(one, namesakes),
            "name": one.name,
            "domains": sorted(each.domain for each in one.domains.all()),
            "notes": one.notes,
            "since": one.since.isoformat(),
        }


def customers() -> Iterator[dict[str, Any]]:
    """Those who were joined are one; who has neither number nor address is given a number."""
    rows, namesakes = Customer.objects.filter(joined_into=None).select_related("company"), _namesakes()
    for one in rows.prefetch_related("addresses", "consents", "memories__by").order_by("pk").iterator(AT_ONCE):
        addresses = sorted(one.addresses.all(), key=lambda each: each.pk)
        yield {
            "type": "customer",
            "external_id": one.external_id or (None if addresses else f"firsthand-{one.pk}"),
            "name": one.name,
            "preferred_name": one.preferred_name,
            "form": one.form,
            "greeting": one.greeting,
            "prefers": one.prefers,
            "language": one.language,
            "timezone": one.timezone,
            "kind": one.kind,
            "company": _company(one.company, namesakes) if one.company else None,
            "belongs_how": one.belongs_how,
            "position": one.position,
            "since": one.since.isoformat(),
            "addresses": [_address(each) for each in addresses],
            "consents": [_consent(each) for each in sorted(one.consents.all(), key=lambda each: each.pk)],
            "memories": [_memory(each) for each in sorted(one.memories.all(), key=lambda each: each.pk)],
        }


def _address(one: Address) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "address": one.value,
        "verified_at": _moment(one.verified_at),
        "verified_how": one.verified_how,
    }


def _consent(one: Consent) -> dict[str, Any]:
    return {
        "purpose": one.purpose,
        "how": one.how,
        "given_at": _moment(one.given_at),
        "withdrawn_at": _moment(one.withdrawn_at),
        "withdrawn_how": one.withdrawn_how,
    }


def _memory(one: Memory) -> dict[str, Any]:
    return {
        "words": one.words,
        "by": one.who,
        "at": _moment(one.at),
        "reworded_at": _moment(one.reworded_at),
        "put_away_at": _moment(one.put_away_at),
    }


def _company(company: Company, namesakes: frozenset[str]) -> dict[str, str | None]:
    return {"external_id": _number(company, namesakes), "name": company.name}


def _namesakes() -> frozenset[str]:
    """What several companies are called: by their names alone they would be taken for one."""
    counted = Company.objects.values("name_key").annotate(number=Count("pk")).filter(number__gt=1)
    return frozenset(counted.values_list("name_key", flat=True))


def _number(company: Company, namesakes: frozenset[str]) -> str | None:
    return company.external_id or (f"firsthand-company-{company.pk}" if company.name_key in namesakes else None)


def _moment(at: datetime | None) -> str | None:
    return at.isoformat() if at else None
