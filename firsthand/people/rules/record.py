"""A customer or company as another system tells it: what came in a file, made a value or refused with why. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from firsthand.kit.errors import Refused
from firsthand.kit.text import one_line
from firsthand.people.rules.kinds import CustomerKind, Form, Preference
from firsthand.people.rules.ways import Proof, Way, is_address, written

LENGTHS = {"name": 200, "preferred_name": 200, "greeting": 200, "language": 10, "timezone": 60, "position": 120}
MOST_ADDRESSES, LONGEST_ID, LONGEST_NOTES, LONGEST_MEMORY = 50, 200, 5_000, 2_000


class NotARecord(Refused):
    words = _("This is not what is told of a customer: {what}.")


class NoAddressOfAnyKind(Refused):
    words = _("There is neither an address nor an external_id by which they could be known again.")


class NotAnAddress(Refused):
    words = _("“{given}” is no address.")


class NotOneOf(Refused):
    words = _("“{given}” is none of: {choices}.")


class NotATime(Refused):
    words = _("“{given}” is no time; one is written as 2026-11-24T09:00:00+02:00.")


@dataclass(frozen=True)
class Told:
    """One address, and whether the other system vouches for it."""

    kind: str
    value: str
    verified_at: datetime | None = None
    verified_how: str = ""


@dataclass(frozen=True)
class Allowed:
    """One consent; without a time it is given when the record is taken in."""

    purpose: str
    how: str
    given_at: datetime | None = None
    withdrawn_at: datetime | None = None
    withdrawn_how: str = ""


@dataclass(frozen=True)
class Noted:
    """One thing worth knowing, who noted it and since when; without a time it is since the record is taken in."""

    words: str
    who: str = ""
    at: datetime | None = None
    reworded_at: datetime | None = None
    put_away_at: datetime | None = None


@dataclass(frozen=True)
class CustomerRecord:
    """What is told of a customer; what is empty is not told."""

    traits: Mapping[str, str] = field(default_factory=dict)
    external_id: str = ""
    addresses: Sequence[Told] = ()
    company_id: str = ""
    company_name: str = ""
    belongs_how: str = ""
    since: datetime | None = None
    consents: Sequence[Allowed] = ()
    # What they do not allow (any more), by purpose, and how that is known.
    taken_back: Mapping[str, str] = field(default_factory=dict)
    memories: Sequence[Noted] = ()

    def with_address(self, kind: str, value: str) -> "CustomerRecord":
        return replace(self, addresses=[*self.addresses, an_address(kind, value)])


@dataclass(frozen=True)
class CompanyRecord:
    """What is told of a company."""

    name: str
    external_id: str = ""
    domains: Sequence[str] = ()
    notes: str = ""
    since: datetime | None = None


def an_address(kind: str, value: str, *, verified_at: datetime | None = None, how: str = "") -> Told:
    """One address. Raises `NotAnAddress`."""
    if not is_address(kind, value) or len(value) > 320:
        raise NotAnAddress(given=one_line(value, at_most=80))
    return Told(kind, written(kind, value), verified_at, how or (Proof.IMPORT if verified_at else ""))


def customer_told(given: Mapping[str, Any]) -> CustomerRecord:
    """The customer of one line of JSON. Raises one of the refusals above."""
    traits = {name: words(given, name, at_most=length) for name, length in LENGTHS.items()}
    traits |= {"kind": choice(given, "kind", CustomerKind.values), "form": choice(given, "form", Form.values)}
    traits |= {"prefers": choice(given, "prefers", Preference.values)}
    company = given.get("company")
    told = company if isinstance(company, Mapping) else {"name": company} if company else {}
    record = CustomerRecord(
        traits={name: value for name, value in traits.items() if value},
        external_id=words(given, "external_id", at_most=LONGEST_ID),
        addresses=addresses_told(given),
        company_id=words(told, "external_id", at_most=LONGEST_ID),
        company_name=words(told, "name", at_most=200),
        belongs_how=words(given, "belongs_how", at_most=10),
        since=moment(given.get("since")),
        consents=[consent_told(one) for one in listed(given, "consents")],
        memories=[memory_told(one) for one in listed(given, "memories")],
    )
    return known_again(record)


def known_again(record: CustomerRecord) -> CustomerRecord:
    """The record itself. Raises `NoAddressOfAnyKind`."""
    if not record.external_id and not record.addresses:
        raise NoAddressOfAnyKind
    return record


def company_told(given: Mapping[str, Any]) -> CompanyRecord:
    """The company of one line of JSON."""
    return CompanyRecord(
        name=words(given, "name", at_most=200),
        external_id=words(given, "external_id", at_most=LONGEST_ID),
        domains=[str(one) for one in listed(given, "domains")],
        notes=str(given.get("notes") or "")[:LONGEST_NOTES],
        since=moment(given.get("since")),
    )


def addresses_told(given: Mapping[str, Any]) -> list[Told]:
    found = [
        an_address(
            str(one.get("kind", Way.EMAIL)),
            str(one.get("address", "")),
            verified_at=moment(one.get("verified_at")),
            how=str(one.get("verified_how") or "")[:40],
        )
        if isinstance(one, Mapping)
        else an_address(Way.EMAIL, str(one))
        for one in listed(given, "addresses")
    ]
    for name, kind in (("email", Way.EMAIL), ("phone", Way.PHONE)):
        found += [an_address(kind, str(given[name]))] if given.get(name) else []
        found += [an_address(kind, str(one)) for one in listed(given, f"{name}s")]
    return list({(one.kind, one.value): one for one in reversed(found)}.values())[::-1][:MOST_ADDRESSES]


def consent_told(given: Any) -> Allowed:
    if not isinstance(given, Mapping) or (at := moment(given.get("given_at"))) is None:
        raise NotARecord(what="consents")
    return Allowed(
        purpose=str(given.get("purpose", ""))[:20],
        how=one_line(str(given.get("how", "")), at_most=300),
        given_at=at,
        withdrawn_at=moment(given.get("withdrawn_at")),
        withdrawn_how=one_line(str(given.get("withdrawn_how") or ""), at_most=300),
    )


def memory_told(given: Any) -> Noted:
    """The words alone, or with who noted them and when."""
    told = given if isinstance(given, Mapping) else {"words": given}
    if not isinstance(told.get("words"), str) or not (said := told["words"].strip()[:LONGEST_MEMORY]):
        raise NotARecord(what="memories")
    return Noted(
        words=said,
        who=words(told, "by", at_most=200),
        at=moment(told.get("at")),
        reworded_at=moment(told.get("reworded_at")),
        put_away_at=moment(told.get("put_away_at")),
    )


def words(given: Mapping[str, Any], name: str, *, at_most: int) -> str:
    value = given.get(name)
    if isinstance(value, dict | list):
        raise NotARecord(what=name)
    return "" if value is None else one_line(str(value), at_most=at_most)


def listed(given: Mapping[str, Any], name: str) -> Sequence[Any]:
    value = given.get(name) or []
    if not isinstance(value, list):
        raise NotARecord(what=name)
    return value


def choice(given: Mapping[str, Any], name: str, choices: Sequence[str]) -> str:
    value = words(given, name, at_most=80)
    if value and value not in choices:
        raise NotOneOf(given=value, choices=", ".join(choices))
    return value


def moment(value: Any) -> datetime | None:
    """A time with its offset; one without is taken as UTC. Raises `NotATime`."""
    if not value:
        return None
    try:
        read = datetime.fromisoformat(str(value))
        return (read if read.tzinfo else read.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError) as wrong:
        raise NotATime(given=str(value)[:80]) from wrong
