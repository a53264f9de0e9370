"""A customer takes an address of their own away."""

from datetime import datetime

from django.db import transaction

from firsthand.people.actions import remove_address
from firsthand.people.models import Address, Customer
from firsthand.people.queries import every_address_of
from firsthand.portal.models import Visit
from firsthand.portal.rules import TheLastWayIn


@transaction.atomic
def remove_own_address(address: Address, *, visit: Visit, at: datetime) -> None:
    """Nothing goes there any more; a visit that came by it goes on by another of theirs. Raises `TheLastWayIn`."""
    me = Customer.objects.select_for_update().get(pk=address.customer_id)
    stays = stays_by(address, every_address_of(me))
    if stays is None:
        raise TheLastWayIn
    remove_address(address, by=me, at=at)
    if visit.address == address.value:
        visit.address = stays.value
        visit.save(update_fields=["address"])


def stays_by(gone: Address, addresses: list[Address]) -> Address | None:
    """The proven address at which mail still reaches them without this one; None where there is none."""
    others = (one for one in addresses if one.pk != gone.pk and one.is_email)
    return next((one for one in others if one.is_verified and not one.is_unreachable), None)
