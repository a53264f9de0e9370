"""A brand of the demo has an address of its own, as its customers know it."""

from datetime import datetime
from urllib.parse import urlsplit

from firsthand.journal.actor import HOUSE
from firsthand.organisation.actions import colour_brand, place_brand
from firsthand.organisation.models import Brand
from firsthand.run.demo.places import BRAND_HOST, brand_address

NAME, ACCENT = "Namaris Milano", 25


def place_demo_brand(*, at: datetime) -> None:
    """It stands at the port of today, in a colour of its own; one whose address somebody changed stays where it is."""
    brand = Brand.objects.filter(name=NAME).first()
    if brand is None or urlsplit(f"//{brand.address}").hostname not in (None, BRAND_HOST):
        return
    if brand.accent is None:
        colour_brand(brand, accent=ACCENT, by=HOUSE, at=at)
    place_brand(brand, address=urlsplit(brand_address()).netloc, by=HOUSE, at=at)
