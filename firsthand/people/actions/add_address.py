"""A customer can be reached at one more address."""

from datetime import datetime

from django.db import IntegrityError, transaction

from firsthand.journal.actor import Acts
from firsthand.journal.record import record
from firsthand.people.actions.meet import AddressIsTaken
from firsthand.people.facts import CustomerChanged
from firsthand.people.models import Address, Customer


def add_address(customer: Customer, *, address: str, by: Acts, at: datetime) -> Address:
    """The address is theirs, unverified; one that is theirs already stays as it was. Raises `AddressIsTaken`."""
    if known := customer.addresses.email(address).first():
        return known
    try:
        with transaction.atomic():
            return _added(customer, address=address, by=by, at=at)
    except IntegrityError as taken:
        raise AddressIsTaken from taken


def _added(customer: Customer, *, address: str, by: Acts, at: datetime) -> Address:
    customer = Customer.objects.select_for_update().get(pk=customer.pk)
    added = Address.of(customer, address, since=at)
    added.save()
    customer.version += 1
    customer.save(update_fields=["version"])
    record(CustomerChanged(customer=customer.pk, fields=["addresses"]), by=by, at=at)
    return added
