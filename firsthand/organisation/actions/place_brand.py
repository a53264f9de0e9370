"""A brand gets an address of its own on the web, or shares the house's again."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from firsthand.journal.actor import Acts
from firsthand.journal.changing import record_change
from firsthand.kit.errors import Refused
from firsthand.organisation.facts import BrandPlaced
from firsthand.organisation.models import Brand
from firsthand.organisation.rules import a_host


class AddressIsAnothers(Refused):
    words = _("Another brand stands at {address} already.")


@transaction.atomic
def place_brand(brand: Brand, *, address: str, by: Acts, at: datetime) -> None:
    """Its customers find their page at this host from now on; empty is the house's. Raises NoSuchHost, AddressIsAnothers.

    Whether the house answers there, the page decides: this folder knows no settings of the server.
    """
    before, brand.address = brand.address, a_host(address)
    if brand.address == before:
        return
    try:
        with transaction.atomic():
            brand.save(update_fields=["address"])
    except IntegrityError as twice:
        raise AddressIsAnothers(address=brand.address) from twice
    parts = {"address": (before, brand.address)}
    record_change(BrandPlaced(brand=brand.pk), of="brand", number=brand.pk, parts=parts, by=by, at=at)
