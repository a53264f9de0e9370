"""What another system tells of a customer or company stands in the book: once, however often it is told."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from firsthand.journal.actor import Acts
from firsthand.journal.record import as_history, record
from firsthand.kit.errors import Refused
from firsthand.people.actions.belong import belong
from firsthand.people.actions.company import CompanyTraits, add_domain, change_company, found_company
from firsthand.people.actions.told_beside import allows, remembers, takes_back
from firsthand.people.facts import CustomerChanged, CustomerMet
from firsthand.people.models import Address, Company, Customer
from firsthand.people.queries import customer_numbered
from firsthand.people.rules import name_from
from firsthand.people.rules.kinds import BelongsHow
from firsthand.people.rules.names import folded, name_key
from firsthand.people.rules.record import CompanyRecord, CustomerRecord, Told, known_again


class OfTwoCustomers(Refused):
    words = _("These are two customers here: {given} is another one’s.")


class Outcome(StrEnum):
    """What became of one record."""

    MET = "met"
    CHANGED = "changed"
    SAME = "same"


@dataclass
class Taken:
    """Whose it was, what became of it, and what it takes to undo it."""

    number: int
    outcome: Outcome
    # Fields as they were; the addresses, consents and memories that are new; the consents that were taken back.
    before: dict[str, Any] = field(default_factory=dict)
    after: dict[str, Any] = field(default_factory=dict)
    added: list[int] = field(default_factory=list)
    allowed: list[int] = field(default_factory=list)
    noted: list[int] = field(default_factory=list)
    taken_back: list[int] = field(default_factory=list)
    version: int = 1


def take_in_customer(told: CustomerRecord, *, by: Acts, at: datetime) -> Taken:
    """They are known as it says: what it says wins over what was there, what it leaves out stays.

    Nothing is sent, and nothing follows. Raises `OfTwoCustomers`, `TooManyMemories`, and what its company is refused with.
    """
    known_again(told)
    try:
        with transaction.atomic(), as_history():
            known = _known(told)
            return _changed(known, told, by=by, at=at) if known else _met(told, by=by, at=at)
    except IntegrityError as taken:  # somebody took one of the addresses at the same moment
        raise OfTwoCustomers(given=told.addresses[0].value if told.addresses else told.external_id) from taken


def _known(told: CustomerRecord) -> Customer | None:
    """By their number in the other system, else by an address; all that it names must be one person's."""
    found: dict[int, tuple[Customer, str]] = {}
    if told.external_id and (one := customer_numbered(told.external_id)):
        found[one.pk] = one, told.external_id
    for address in told.addresses:
        row = Address.objects.filter(kind=address.kind, value=address.value).select_related("customer").first()
        if row:
            found.setdefault(row.customer_id, (row.customer, address.value))
    if len(found) > 1:
        raise OfTwoCustomers(given=list(found.values())[1][1])
    return next((customer for customer, _given in found.values()), None)


def _met(told: CustomerRecord, *, by: Acts, at: datetime) -> Taken:
    first = next((one.value for one in told.addresses if "@" in one.value), "")
    name = told.traits.get("name", "") or name_from("", address=first)
    new = Customer(**{**told.traits, "name": name})
    new.name_key, new.external_id, new.since = name_key(name), told.external_id or None, told.since or at
    new.save()
    added = [_address(new, one, since=told.since or at) for one in told.addresses]
    record(CustomerMet(customer=new.pk), by=by, at=at)
    belonging = _belongs(new, told, by=by, at=at)
    allowed, noted = allows(new, told, at=at), remembers(new, told, at=at)
    return Taken(new.pk, Outcome.MET, added=added, allowed=allowed, noted=noted, version=belonging.version)


def _changed(known: Customer, told: CustomerRecord, *, by: Acts, at: datetime) -> Taken:
    customer = Customer.objects.select_for_update().get(pk=known.pk)
    wanted: dict[str, Any] = dict(told.traits)
    if told.external_id and customer.external_id is None and not _is_of_a_joined_one(told.external_id):
        wanted["external_id"] = told.external_id
    after = {name: value for name, value in wanted.items() if getattr(customer, name) != value}
    taken = Taken(customer.pk, Outcome.SAME, {name: getattr(customer, name) for name in after}, after)
    for name, value in after.items():
        setattr(customer, name, value)
    theirs = set(customer.addresses.values_list("kind", "value"))
    taken.added = [_address(customer, one, since=at) for one in told.addresses if (one.kind, one.value) not in theirs]
    fields = [*after, *(["addresses"] if taken.added else [])]
    if fields:
        customer.name_key, customer.version = name_key(customer.name), customer.version + 1
        customer.save(update_fields=[*after, "name_key", "version"])
        record(CustomerChanged(customer=customer.pk, fields=fields), by=by, at=at)
    belonged = customer.company_id
    belonging = _belongs(customer, told, by=by, at=at)
    company, taken.version = belonging.company_id, belonging.version
    taken.taken_back = takes_back(customer, told, by=by, at=at)
    taken.allowed, taken.noted = allows(customer, told, at=at), remembers(customer, told, at=at)
    if company != belonged:
        taken.before["company_id"], taken.after["company_id"] = belonged, company
    is_other = fields or company != belonged or taken.allowed or taken.noted or taken.taken_back
    taken.outcome = Outcome.CHANGED if is_other else Outcome.SAME
    return taken


def _is_of_a_joined_one(external_id: str) -> bool:
    return Customer.objects.filter(external_id=external_id).exists()


def _address(customer: Customer, told: Told, *, since: datetime) -> int:
    row = Address.of(customer, told.value, kind=told.kind, since=since)
    row.verified_at, row.verified_how = told.verified_at, told.verified_how
    row.save()
    return int(row.pk)


def _belongs(customer: Customer, told: CustomerRecord, *, by: Acts, at: datetime) -> Customer:
    """For the company that it names; what a colleague said counts more than a file."""
    said_by_hand = customer.belongs_how in (BelongsHow.HAND, BelongsHow.NONE)
    if said_by_hand or not (told.company_id or told.company_name or told.belongs_how == BelongsHow.NONE):
        return customer
    company = _company(told, by=by, at=at) if told.company_id or told.company_name else None
    how = told.belongs_how if told.belongs_how in BelongsHow.values else BelongsHow.IMPORT
    return belong(customer, company=company, how=how, by=by, at=at)


def _company(told: CustomerRecord, *, by: Acts, at: datetime) -> Company:
    known = _known_company(told.company_id, told.company_name)
    name = told.company_name or told.company_id
    return known or found_company(name=name, external_id=told.company_id or None, by=by, at=at)


def _known_company(external_id: str, name: str) -> Company | None:
    found = Company.objects.filter(external_id=external_id).first() if external_id else None
    if found or not name:
        return found
    namesakes = Company.objects.filter(name_key=folded(name)[:200])
    return (namesakes.filter(external_id=None) if external_id else namesakes).order_by("pk").first()


@transaction.atomic
def take_in_company(told: CompanyRecord, *, by: Acts, at: datetime) -> Taken:
    """The company is known as it says. Raises `NoName`, and what its domains are refused with."""
    with as_history():
        known = _known_company(told.external_id, told.name)
        if known is None:
            new = found_company(
                name=told.name,
                domains=told.domains,
                notes=told.notes,
                external_id=told.external_id or None,
                by=by,
                at=told.since or at,
            )
            return Taken(new.pk, Outcome.MET)
        traits = CompanyTraits(name=told.name or None, notes=told.notes or None, external_id=told.external_id or None)
        after = change_company(known, traits=traits, by=by, at=at)
        for domain in told.domains:
            add_domain(after, domain=domain, by=by, at=at)
        after.refresh_from_db(fields=["version"])
        return Taken(known.pk, Outcome.SAME if after.version == known.version else Outcome.CHANGED)
