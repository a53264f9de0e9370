"""An address is a customer's no more."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from firsthand.journal.actor import Acts
from firsthand.journal.record import record
from firsthand.kit.errors import Refused
from firsthand.people.facts import AddressRemoved
from firsthand.people.models import Address, Customer


class TheLastAddress(Refused):
    """They could not be reached at all."""

    words = _("This is their only address. Add another one first.")


@transaction.atomic
def remove_address(address: Address, *, by: Acts, at: datetime) -> None:
    """They are not reached there any more, and who writes from there is somebody new. Raises `TheLastAddress`."""
    customer = Customer.objects.select_for_update().get(pk=address.customer_id)
    if not customer.addresses.exclude(pk=address.pk).exists():
        raise TheLastAddress
    customer.addresses.filter(pk=address.pk).delete()
    customer.version += 1
    customer.save(update_fields=["version"])
    record(AddressRemoved(customer=customer.pk, address=address.pk, kind=address.kind), by=by, at=at)
