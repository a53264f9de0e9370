"""What is asked of mailboxes and letters."""

import re
from collections.abc import Iterable

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from firsthand.channels.email.models import Letter, Mailbox
from firsthand.conversations.models import Conversation, Inbox, Message
from firsthand.kit.errors import Refused
from firsthand.kit.prepared import prepared
from firsthand.people.rules import normalised

PLUS_PART = re.compile(r"\+[^@]*@")


class NoInbox(Refused):
    """There is nowhere to put a letter yet."""

    words = _("There is no inbox yet. Set one up, then letters are read.")


def inbox_for(addresses: Iterable[str]) -> Inbox:
    """The inbox of the first of our mailboxes among these addresses, else the default inbox; raises `NoInbox`."""
    plain = list(dict.fromkeys(PLUS_PART.sub("@", normalised(address)) for address in addresses))[:200]
    found = {box.address: box.inbox for box in _boxes_at(*plain)} if plain else {}
    for address in plain:
        if address in found:
            return found[address]
    default = Inbox.objects.select_related("calendar").order_by("-is_default", "pk").first()
    if default is None:
        raise NoInbox
    return default


@prepared
def _boxes_at(*addresses: str) -> QuerySet[Mailbox]:
    return Mailbox.objects.filter(address__in=addresses).select_related("inbox__calendar")


def mailbox_of(conversation: Conversation) -> Mailbox | None:
    """The mailbox from which this conversation is answered: its inbox's, else that of the default inbox."""
    boxes = Mailbox.objects.select_related("inbox__brand")
    return (
        boxes.filter(inbox=conversation.inbox_id).order_by("pk").first()
        or boxes.order_by("-inbox__is_default", "pk").first()
    )


def mailbox_at(inbox: Inbox) -> Mailbox | None:
    """The mailbox of an inbox itself."""
    return Mailbox.objects.filter(inbox=inbox).order_by("pk").first()


def own_domains() -> frozenset[str]:
    """The domains at which we receive mail."""
    return frozenset(address.rpartition("@")[2] for address in Mailbox.objects.values_list("address", flat=True))


def letter_of(message: Message) -> Letter | None:
    """The original of a message that came by mail."""
    return Letter.objects.filter(message=message).first()
