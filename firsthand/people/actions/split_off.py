"""An address turns out to be another person's."""

from datetime import datetime

from django.db import transaction

from firsthand.journal.actor import Acts
from firsthand.journal.record import record
from firsthand.people.actions.remove_address import TheLastAddress
from firsthand.people.facts import AddressSplitOff, CustomerMet
from firsthand.people.models import Address, Customer
from firsthand.people.rules import name_from


@transaction.atomic
def split_off(address: Address, *, by: Acts, at: datetime) -> Customer:
    """Who is behind it is a person of their own, with the matters in which they wrote from there alone.

    Joining them takes it back. Raises `TheLastAddress`.
    """
    before = Customer.objects.select_for_update().get(pk=address.customer_id)
    if not before.addresses.exclude(pk=address.pk).exists():
        raise TheLastAddress
    new = Customer(name=name_from("", address=address.value), language=before.language, since=at)
    new.save()
    Address.objects.filter(pk=address.pk).update(customer=new)
    before.version += 1
    before.save(update_fields=["version"])
    record(
        CustomerMet(customer=new.pk),
        AddressSplitOff(customer=before.pk, other=new.pk, address=address.pk),
        by=by,
        at=at,
    )
    return new
