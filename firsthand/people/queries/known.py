"""By which addresses a customer is known, and what is remembered of them."""

from django.db.models import Case, QuerySet, When

from firsthand.kit.prepared import prepared, prepared_values
from firsthand.people.models import Address, Customer, Memory
from firsthand.people.rules import normalised


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


def is_unreachable(address: str) -> bool:
    """Whether mail to this e-mail address comes back for good, as far as we know."""
    return bool(_unreachable(normalised(address)))


@prepared_values
def _unreachable(address: str) -> QuerySet[Address, tuple[int]]:
    bounced = Address.objects.filter(kind=Address.Kind.EMAIL, value=address).exclude(bounced_at=None)
    return bounced.exclude(bounce="soft").values_list("pk")[:1]


def has_complained(address: str) -> bool:
    """Whether the owner of this e-mail address called a letter of ours spam."""
    return Address.objects.email(address).exclude(complained_at=None).exists()
