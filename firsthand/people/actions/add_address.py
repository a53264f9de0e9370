"""A customer can be reached at one more address."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from firsthand.journal.actor import Acts
from firsthand.journal.record import record
from firsthand.kit.errors import Refused
from firsthand.people.actions.meet import AddressIsTaken
from firsthand.people.facts import AddressAdded, CustomerChanged
from firsthand.people.models import Address, Customer
from firsthand.people.rules.ways import Way, is_address


class NoSuchAddress(Refused):
    """It is no address of its kind."""

    words = _("This is no address: write a name@domain, or a telephone number with its country, as +370 612 34567.")


def add_address(customer: Customer, *, address: str, kind: str = Way.EMAIL, by: Acts, at: datetime) -> Address:
    """The address is theirs, unverified; one that is theirs already stays as it was.

    Raises `AddressIsTaken` and `NoSuchAddress`.
    """
    if not is_address(kind, address):
        raise NoSuchAddress
    if known := customer.addresses.at(kind, address).first():
        return known
    try:
        with transaction.atomic():
            return _added(customer, address=address, kind=kind, by=by, at=at)
    except IntegrityError as taken:
        raise AddressIsTaken from taken


def _added(customer: Customer, *, address: str, kind: str, by: Acts, at: datetime) -> Address:
    customer = Customer.objects.select_for_update().get(pk=customer.pk)
    added = Address.of(customer, address, kind=kind, since=at)
    added.save()
    customer.version += 1
    customer.save(update_fields=["version"])
    record(
        CustomerChanged(customer=customer.pk, fields=["addresses"]),
        AddressAdded(customer=customer.pk, address=added.pk, kind=kind),
        by=by,
        at=at,
    )
    return added
