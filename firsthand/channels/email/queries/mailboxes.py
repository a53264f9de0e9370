"""From which mailbox something leaves, and what belongs to it."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max

from firsthand.channels.email.models import Mailbox, Turn
from firsthand.channels.email.sending.signing import signature_of
from firsthand.conversations.models import Conversation, Inbox, Message
from firsthand.team.models import Representative


def mailbox_of(conversation: Conversation) -> Mailbox | None:
    """The mailbox from which this conversation is answered: its inbox's, else that of the default inbox."""
    boxes = Mailbox.objects.select_related("inbox__brand", "way_out")
    return (
        boxes.filter(inbox=conversation.inbox_id).order_by("pk").first()
        or boxes.order_by("-inbox__is_default", "pk").first()
    )


def mailbox_for(message: Message) -> Mailbox | None:
    """The mailbox from which a message of ours goes: the one that was chosen, while there is one, else the usual."""
    if message.sent_from:
        chosen = Mailbox.objects.select_related("inbox__brand", "way_out").filter(address=message.sent_from).first()
        if chosen is not None:
            return chosen
    return mailbox_of(message.matter)


def mailbox_at(inbox: Inbox) -> Mailbox | None:
    """The mailbox of an inbox itself."""
    return Mailbox.objects.filter(inbox=inbox).order_by("pk").first()


def aliases_of(mailbox: Mailbox | None) -> list[str]:
    """The other addresses of a mailbox, in their order."""
    return list(mailbox.aliases.order_by("address").values_list("address", flat=True)) if mailbox else []


def signatures_of(mailbox: Mailbox) -> dict[str, str]:
    """Its signatures by language, as they were written."""
    return dict(mailbox.signatures.values_list("language", "words"))


def signature_shown(mailbox: Mailbox, *, words: str, by: Representative) -> str:
    """What these words look like under an answer of this representative; empty where there are none."""
    return signature_of(by, words=words, mailbox=mailbox) if words.strip() else ""


@dataclass(frozen=True)
class Queue:
    """How many letters wait for their turn, and when the last of them leaves."""

    waiting: int
    last_at: datetime | None


def queue_of(mailbox: Mailbox, *, at: datetime) -> Queue:
    """What waits for the sending limit of this mailbox."""
    waiting = Turn.objects.filter(mailbox=mailbox, is_taken=False, at__gt=at)
    return Queue(**waiting.aggregate(waiting=Count("pk"), last_at=Max("at")))
