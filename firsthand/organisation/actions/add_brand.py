"""A brand is added."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from firsthand.journal.actor import Acts
from firsthand.journal.changing import record_beginning
from firsthand.kit.errors import Refused
from firsthand.organisation.facts import BrandAdded
from firsthand.organisation.models import Brand
from firsthand.organisation.rules import a_name


class BrandExists(Refused):
    """There is already a brand of this name."""

    words = _("There is already a brand called “{name}”.")


@transaction.atomic
def add_brand(name: str, *, by: Acts, at: datetime) -> Brand:
    """Inboxes can speak for it. Raises Unnamed, BrandExists."""
    name = a_name(name)
    try:
        with transaction.atomic():
            brand = Brand.objects.create(name=name)
    except IntegrityError as twice:
        raise BrandExists(name=name) from twice
    record_beginning(BrandAdded(brand=brand.pk), of="brand", number=brand.pk, parts={"name": name}, by=by, at=at)
    return brand
