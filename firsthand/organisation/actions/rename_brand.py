"""A brand gets another name."""

from datetime import datetime

from django.db import IntegrityError, transaction

from firsthand.journal.actor import Acts
from firsthand.journal.changing import record_change
from firsthand.organisation.actions.add_brand import BrandExists
from firsthand.organisation.facts import BrandRenamed
from firsthand.organisation.models import Brand
from firsthand.organisation.rules import a_name


@transaction.atomic
def rename_brand(brand: Brand, *, name: str, by: Acts, at: datetime) -> None:
    """Customers meet us under this name from now on. Raises Unnamed, BrandExists."""
    before, brand.name = brand.name, a_name(name)
    if brand.name == before:
        return
    try:
        with transaction.atomic():
            brand.save(update_fields=["name"])
    except IntegrityError as twice:
        raise BrandExists(name=brand.name) from twice
    parts = {"name": (before, brand.name)}
    record_change(BrandRenamed(brand=brand.pk), of="brand", number=brand.pk, parts=parts, by=by, at=at)
