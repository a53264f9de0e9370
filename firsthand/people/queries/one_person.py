"""Who may be the same person as somebody, and who already is."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Q

from firsthand.people.models import Address, Apart, Customer, Joining
from firsthand.people.rules.likeness import Reason, weight
from firsthand.people.rules.ways import Way

MOST_NAMESAKES, MOST_SUGGESTED = 200, 5


@dataclass(frozen=True)
class Likeness:
    """Another customer who may be the same person, and why."""

    customer: Customer
    reasons: tuple[Reason, ...]


def likely_the_same(customer: Customer, *, in_one_matter: Iterable[int] = ()) -> list[Likeness]:
    """Those who may be this person, the likeliest first; who was said to be another is not among them.

    `in_one_matter` are customers who wrote in a matter of theirs.
    """
    theirs = list(customer.addresses.all())
    found: dict[int, set[Reason]] = defaultdict(set)
    for number in _with_phone(customer, theirs):
        found[number].add(Reason.PHONE)
    for number, reasons in _namesakes(customer, theirs, set(in_one_matter)).items():
        found[number] |= reasons
    apart = _said_to_be_others(customer)
    likely = sorted((weight(reasons), number) for number, reasons in found.items() if number not in apart)[::-1]
    people = Customer.objects.filter(joined_into=None).in_bulk([number for _weight, number in likely[:MOST_SUGGESTED]])
    return [Likeness(people[number], tuple(sorted(found[number]))) for _weight, number in likely if number in people]


def _with_phone(customer: Customer, theirs: Iterable[Address]) -> list[int]:
    tails = [one.tail for one in theirs if one.tail]
    if not tails:
        return []
    alike = Address.objects.filter(kind=Way.PHONE, tail__in=tails).exclude(customer=customer)
    return list(alike.exclude(tail="").values_list("customer", flat=True)[:MOST_SUGGESTED])


def _namesakes(customer: Customer, theirs: Iterable[Address], in_one_matter: set[int]) -> Mapping[int, set[Reason]]:
    """Of those with the same whole name the ones for whom something else speaks too."""
    if not customer.name_key:
        return {}
    same = Customer.objects.filter(name_key=customer.name_key, joined_into=None).exclude(name_key="")
    named = {one.pk: one for one in same.exclude(pk=customer.pk).order_by("-pk")[:MOST_NAMESAKES]}
    found = {pk: _besides(customer, one, in_one_matter) for pk, one in named.items()}
    boxes, domains = _halves(theirs)
    written = Address.objects.filter(customer__in=named, kind=Way.EMAIL).values_list("customer", "value", "domain")
    for number, value, domain in written:
        if value.partition("@")[0] in boxes:
            found[number].add(Reason.NAME_AND_BOX)
        if domain in domains:
            found[number].add(Reason.NAME_AND_DOMAIN)
    return {number: reasons for number, reasons in found.items() if reasons}


def _besides(customer: Customer, other: Customer, in_one_matter: set[int]) -> set[Reason]:
    at_one_company = customer.company_id is not None and customer.company_id == other.company_id
    said = {Reason.NAME_AND_COMPANY: at_one_company, Reason.SAME_MATTER: other.pk in in_one_matter}
    return {reason for reason, holds in said.items() if holds}


def _halves(theirs: Iterable[Address]) -> tuple[set[str], set[str]]:
    written = [one for one in theirs if one.is_email]
    return {one.value.partition("@")[0] for one in written}, {one.domain for one in written} - {""}


def _said_to_be_others(customer: Customer) -> set[int]:
    pairs = Apart.objects.filter(Q(one=customer) | Q(other=customer)).values_list("one", "other")
    return {number for pair in pairs for number in pair} - {customer.pk}


def customer_numbered(external_id: str) -> Customer | None:
    """Whom another system knows by this number, also where it was given to somebody who turned out to be them."""
    known = Customer.objects.filter(external_id=external_id).first()
    return known.stands_in if known else None


def joinings_into(customer: Customer) -> list[Joining]:
    """Who turned out to be them, the newest first: what may be taken back."""
    standing = Joining.objects.standing().filter(stays=customer)
    return list(standing.select_related("goes", "by").order_by("-pk"))


def everybody_in(customer: Customer) -> list[int]:
    """The numbers under which they are known: their own, and of all who turned out to be them."""
    numbers, asked = [customer.pk], [customer.pk]
    while asked:
        asked = list(Customer.objects.filter(joined_into__in=asked).values_list("pk", flat=True))
        numbers += asked
    return numbers
