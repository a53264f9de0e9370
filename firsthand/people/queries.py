"""What screens ask of people."""

from django.db.models import QuerySet

from firsthand.kit.prepared import prepared
from firsthand.people.models import Address, Customer


def addresses_of(customer: Customer) -> list[Address]:
    """Their addresses, the oldest first."""
    return _addresses(customer.pk)


@prepared
def _addresses(customer: int) -> QuerySet[Address]:
    return Address.objects.filter(customer=customer).order_by("pk")


def main_address(customer: Customer) -> str:
    """The e-mail address to write to when nothing better is known; empty when there is none."""
    return (
        customer.addresses.filter(kind=Address.Kind.EMAIL)
        .order_by("bounced_at", "pk")
        .values_list("value", flat=True)
        .first()
        or ""
    )
