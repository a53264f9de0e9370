"""A brand gets a colour of its own, or has the organisation's again."""

from datetime import datetime

from django.db import transaction

from firsthand.journal.actor import Acts
from firsthand.journal.changing import record_change
from firsthand.organisation.facts import BrandColoured
from firsthand.organisation.models import Brand


@transaction.atomic
def colour_brand(brand: Brand, *, accent: int | None, by: Acts, at: datetime) -> None:
    """Customers see its pages in this hue, in degrees, from now on; None is the organisation's."""
    before, brand.accent = brand.accent, None if accent is None else accent % 360
    if brand.accent == before:
        return
    brand.save(update_fields=["accent"])
    parts = {"accent": (before, brand.accent)}
    record_change(BrandColoured(brand=brand.pk), of="brand", number=brand.pk, parts=parts, by=by, at=at)
