"""A letter to a customer may bear a link to their page."""

from collections.abc import Collection
from datetime import datetime, timedelta

from django.db.models import F

from firsthand.conversations.models import Conversation, PageLink
from firsthand.conversations.queries.said_to import is_address_of
from firsthand.people.rules import normalised

# Letters are looked up long after; each new one in the matter gives it as long again.
GOOD_FOR = timedelta(days=365)


def link_to_page(conversation: Conversation, *, address: str, at: datetime) -> PageLink | None:
    """The link of this address to this matter, good for a year from now; none where the address is not its customer's."""
    if not is_address_of(conversation.customer_id, address):
        return None
    link, _is_new = PageLink.objects.update_or_create(
        conversation=conversation,
        customer_id=conversation.customer_id,
        address=normalised(address),
        defaults={"expires_at": at + GOOD_FOR},
        create_defaults={"made_at": at, "expires_at": at + GOOD_FOR},
    )
    return link


def end_page_links(conversations: Collection[int]) -> None:
    """No link that was sent in these opens anything any more; those of letters to come do."""
    PageLink.objects.filter(conversation__in=conversations).update(serial=F("serial") + 1)
