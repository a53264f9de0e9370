"""Under whose name and colours a page stands."""

from collections.abc import Mapping
from dataclasses import dataclass

from firsthand.conversations.models import Conversation
from firsthand.look.accents import accent_of
from firsthand.organisation.queries import the_organisation


@dataclass(frozen=True, slots=True)
class House:
    """What the customer knows us as."""

    name: str
    accent: int
    timezone: str
    language: str
    is_open: bool
    words: Mapping[str, str]


def house_of(matter: Conversation | None = None) -> House:
    """The brand for which the matter's inbox speaks; the organisation where no matter is shown."""
    organisation = the_organisation()
    brand = matter.inbox.brand if matter else None
    return House(
        name=brand.name if brand else organisation.name,
        accent=accent_of(brand.accent if brand and brand.accent is not None else organisation.accent),
        timezone=organisation.timezone,
        language=organisation.language,
        is_open=organisation.has_page,
        words=organisation.page_words,
    )
