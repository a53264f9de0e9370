"""Everything is written out as lines of JSON that another installation takes in."""

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from firsthand.people.models import Company, Customer

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
    for one in Company.objects.prefetch_related("domains").order_by("pk").iterator(AT_ONCE):
        yield {
            "type": "company",
            "external_id": one.external_id,
            "name": one.name,
            "domains": sorted(each.domain for each in one.domains.all()),
            "notes": one.notes,
            "since": one.since.isoformat(),
        }


def customers() -> Iterator[dict[str, Any]]:
    """Those who were joined are one; who has neither number nor address is given a number."""
    rows = Customer.objects.filter(joined_into=None).select_related("company")
    for one in rows.prefetch_related("addresses", "consents").order_by("pk").iterator(AT_ONCE):
        addresses = sorted(one.addresses.all(), key=lambda each: each.pk)
        yield {
            "type": "customer",
            "external_id": one.external_id or (None if addresses else f"firsthand-{one.pk}"),
            "name": one.name,
            "preferred_name": one.preferred_name,
            "form": one.form,
            "greeting": one.greeting,
            "language": one.language,
            "timezone": one.timezone,
            "kind": one.kind,
            "company": _company(one),
            "belongs_how": one.belongs_how,
            "position": one.position,
            "since": one.since.isoformat(),
            "addresses": [
                {
                    "kind": each.kind,
                    "address": each.value,
                    "verified_at": _moment(each.verified_at),
                    "verified_how": each.verified_how,
                }
                for each in addresses
            ],
            "consents": [
                {
                    "purpose": each.purpose,
                    "how": each.how,
                    "given_at": _moment(each.given_at),
                    "withdrawn_at": _moment(each.withdrawn_at),
                    "withdrawn_how": each.withdrawn_how,
                }
                for each in sorted(one.consents.all(), key=lambda each: each.pk)
            ],
        }


def _company(customer: Customer) -> dict[str, str | None] | None:
    company = customer.company
    return {"external_id": company.external_id, "name": company.name} if company else None


def _moment(at: datetime | None) -> str | None:
    return at.isoformat() if at else None
