"""By which addresses a customer is known, and what is remembered of them."""

from django.db.models import Case, Q, QuerySet, When

from firsthand.kit.prepared import prepared, prepared_values
from firsthand.people.models import Address, Customer, Memory
from firsthand.people.rules import box_of, has_aliases, normalised


def addresses_of(customer: Customer) -> list[Address]:
    """Their e-mail addresses, the oldest first."""
    return [one for one in every_address_of(customer) if one.is_email]


def every_address_of(customer: Customer) -> list[Address]:
    """Their addresses of all kinds, the oldest first."""
    return _addresses(customer.pk)


@prepared
def _addresses(customer: int) -> QuerySet[Address]:
    return Address.objects.filter(customer=customer).order_by("pk")


def memories_of(customer: Customer) -> list[Memory]:
    """What is remembered of them, the newest first, with who remembered it."""
    return _memories(customer.pk)


@prepared
def _memories(customer: int) -> QuerySet[Memory]:
    return Memory.objects.kept().filter(customer=customer).select_related("by").order_by("-pk")


def main_address(customer: Customer) -> str:
    """The e-mail address to write to when nothing better is known; empty when there is none."""
    return (
        customer.addresses.filter(kind=Address.Kind.EMAIL)
        .order_by(Case(When(bounced_at=None, then=0), When(bounce="soft", then=1), default=2), "pk")
        .values_list("value", flat=True)
        .first()
        or ""
    )


def is_reached_at(customer: int, address: str) -> bool:
    """Whether this e-mail address, or the box behind it, is theirs, and mail to it does not come back for good."""
    found = _owners(normalised(address)) or (_owners_of_box(box_of(address)) if has_aliases(address) else [])
    return (customer,) in found


@prepared_values
def _owners(address: str) -> QuerySet[Address, tuple[int]]:
    return _reached().filter(value=address).values_list("customer")


@prepared_values
def _owners_of_box(box: str) -> QuerySet[Address, tuple[int]]:
    return _reached().filter(box=box).values_list("customer")


def _reached() -> QuerySet[Address]:
    return Address.objects.filter(Q(bounced_at=None) | Q(bounce="soft"), kind=Address.Kind.EMAIL)


def has_complained(address: str) -> bool:
    """Whether the owner of this e-mail address called a letter of ours spam."""
    return Address.objects.email(address).exclude(complained_at=None).exists()
