"""Under whose name and colours a page stands."""

from collections.abc import Mapping
from dataclasses import dataclass

from firsthand.conversations.models import Conversation
from firsthand.look.accents import accent_of
from firsthand.organisation.queries import brand_at, the_organisation
from firsthand.portal.middleware import is_elsewhere


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
    brand = matter.inbox.brand if matter else brand_at(host) if host and is_elsewhere(host) else None
    return House(
        brand=brand.pk if brand and not matter else None,
        name=brand.name if brand else organisation.name,
        accent=accent_of(brand.accent if brand and brand.accent is not None else organisation.accent),
        timezone=organisation.timezone,
        language=organisation.language,
        is_open=organisation.has_page,
        words=organisation.page_words,
    )
