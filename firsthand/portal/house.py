"""Under whose name and colours a page stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings

from firsthand.conversations.models import Conversation
from firsthand.look.accents import accent_of
from firsthand.organisation.models import Brand
from firsthand.organisation.queries import brand_at, the_organisation


@dataclass(frozen=True, slots=True)
class House:
    """What the customer knows us as."""

    # Where the page stands at a brand's own address: the brand alone speaks there.
    brand: int | None
    name: str
    accent: int
    timezone: str
    language: str
    is_open: bool
    words: Mapping[str, str]


def house_of(matter: Conversation | None = None, *, host: str = "") -> House:
    """The brand for which the matter's inbox speaks; else the one that stands at this address; else the organisation."""
    organisation = the_organisation()
    brand = matter.inbox.brand if matter else brand_of(host)
    return House(
        brand=brand.pk if brand and not matter else None,
        name=brand.name if brand else organisation.name,
        accent=accent_of(brand.accent if brand and brand.accent is not None else organisation.accent),
        timezone=organisation.timezone,
        language=organisation.language,
        is_open=organisation.has_page,
        words=organisation.page_words,
    )


def brand_of(host: str) -> Brand | None:
    """The brand whose own address this is; nobody's is asked for where the house itself is."""
    return brand_at(host) if host and host.lower() != urlsplit(settings.BASE_URL).netloc.lower() else None
