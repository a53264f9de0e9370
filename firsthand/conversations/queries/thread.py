"""A conversation as it is read: its messages, what happened in between, and the customer's other matters."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from firsthand.conversations.models import Attachment, Conversation, Message, Pin
from firsthand.conversations.models.message import MessageQuerySet
from firsthand.conversations.queries.visible import more_of, others_of
from firsthand.journal.models import Entry
from firsthand.journal.models.entry import EntryQuerySet
from firsthand.kit.prepared import prepared, prepared_values
from firsthand.people.queries import is_reached_at, main_address
from firsthand.team.models import Representative

# What a screen shows at once; earlier messages come when they are asked for.
LATEST = 60


@dataclass(frozen=True)
class Thread:
    """The latest messages and facts of a conversation, oldest first, and the files by message; `earlier` tells whether
    there are older ones."""

    messages: Sequence[Message]
    files: Mapping[int, Sequence[Attachment]]
    entries: Sequence[Entry]
    earlier: bool
    is_newest: bool = True

    @property
    def first(self) -> int:
        """The lowest number among its messages: what came in before it is earlier."""
        return min((one.pk for one in self.messages), default=0)

    @property
    def last(self) -> int:
        """The highest, which came in last, though an old letter that was moved in stands in its own time."""
        return max((one.pk for one in self.messages), default=0)


def thread(conversation: Conversation, *, before: int | None = None, size: int = LATEST) -> Thread:
    """The latest messages, or those before one of them, with their files and the facts of the same time."""
    found = _latest(conversation.pk) if before is None and size == LATEST else _before(conversation, before, size)
    shown = sorted(found[:size], key=lambda one: (one.at, one.pk))
    if before is None and len(found) <= size:
        return Thread(shown, by_message(_files(conversation.pk)), _entries(conversation.pk)[::-1], earlier=False)
    entries = Entry.objects.about(conversation.pk).order_by("-pk")
    if len(found) > size:
        entries = entries.filter(at__gte=shown[0].at)
    if before is not None:
        entries = entries.filter(at__lt=Message.objects.filter(pk=before).values("at")) if found else entries.none()
    files = by_message(Attachment.objects.filter(message__in=shown).select_related("file").order_by("pk"))
    return Thread(shown, files, list(entries[: size * 4])[::-1], len(found) > size, is_newest=before is None)


def by_message(files: Iterable[Attachment]) -> dict[int, list[Attachment]]:
    """The files of each message, in their order."""
    found: dict[int, list[Attachment]] = {}
    for one in files:
        found.setdefault(one.message_id, []).append(one)
    return found


@prepared
def _files(conversation: int) -> QuerySet[Attachment]:
    return Attachment.objects.filter(message__conversation=conversation).select_related("file").order_by("pk")


@prepared
def _latest(conversation: int) -> MessageQuerySet:
    return (
        Message.objects.filter(conversation=conversation).of_the_thread().with_authors().order_by("-pk")[: LATEST + 1]
    )


@prepared
def _entries(conversation: int) -> EntryQuerySet:
    return Entry.objects.about(conversation).order_by("-pk")[: LATEST * 4]


def _before(conversation: Conversation, before: int | None, size: int) -> list[Message]:
    messages = Message.objects.filter(conversation=conversation).of_the_thread().with_authors().order_by("-pk")
    return list((messages if before is None else messages.filter(pk__lt=before))[: size + 1])


@dataclass(frozen=True)
class Wrote:
    """How the customer wrote last: from which address, and by which channel."""

    address: str
    channel: str


def wrote_last(conversation: Conversation) -> Wrote | None:
    """What tells where they are answered; None where they have not written yet."""
    return next((Wrote(*one) for one in _last_wrote(conversation.pk, conversation.customer_id)), None)


def address_to_answer(conversation: Conversation) -> str:
    """Where mail reaches the customer; empty when that is not known."""
    return address_after(conversation, wrote_last(conversation))


def address_after(conversation: Conversation, wrote: Wrote | None) -> str:
    """The address from which the customer wrote last, else their first one; empty when none is known.

    One that is theirs no more, or from which mail comes back for good, is passed over where they have another.
    """
    wrote_from = wrote.address if wrote else ""
    if wrote_from and is_reached_at(conversation.customer_id, wrote_from):
        return wrote_from
    return main_address(conversation.customer) or wrote_from


@prepared_values
def _last_wrote(conversation: int, customer: int) -> QuerySet[Message, tuple[str, str]]:
    received = Message.objects.filter(conversation=conversation, kind=Message.Kind.RECEIVED, author_customer=customer)
    return received.order_by("-pk").values_list("sender_address", "channel")[:1]


def is_answered_by_chat(conversation: Conversation, wrote: Wrote | None) -> bool:
    """Whether the next answer goes into the chat: the customer wrote there last, or can be reached nowhere else."""
    began_there = conversation.inbox.channel == "chat"
    if wrote is None:
        return began_there
    return wrote.channel == "chat" or (began_there and not address_after(conversation, wrote))


def is_heard_in_chat(conversation: Conversation) -> bool:
    """Whether somebody was heard in a chat here: it began in one, or has crossed into one."""
    said = conversation.messages.filter(kind=Message.Kind.RECEIVED, channel="chat")
    return conversation.inbox.channel == "chat" or said.exists()


def pins_of(conversation: Conversation) -> list[Pin]:
    """Its pins, in the order of their messages."""
    return list(
        Pin.objects.filter(conversation=conversation)
        .select_related("message__author_representative", "message__author_customer")
        .order_by("message")
    )


def files_of(conversation: Conversation, *, before: int | None = None, size: int) -> list[Attachment]:
    """The newest files of its own thread, before one of them."""
    files = Attachment.objects.filter(message__conversation=conversation, message__side_thread=None, inline=False)
    files = files.select_related("file", "message").order_by("-pk")
    return list((files if before is None else files.filter(pk__lt=before))[:size])


def tags_of(conversation: Conversation) -> list[str]:
    """The words by which it is found again, in order."""
    return [name for (name,) in _tags(conversation.pk)]


@prepared_values
def _tags(conversation: int) -> QuerySet[Conversation, tuple[str]]:
    tagged = Conversation.objects.filter(pk=conversation, tags__isnull=False)
    return tagged.order_by("tags__name").values_list("tags__name")


def earlier_of(conversation: Conversation, *, representative: Representative) -> list[Conversation]:
    """The customer's other matters that the representative may see, newest first."""
    return others_of(conversation.customer_id, besides=conversation.pk, representative=representative)


def still_earlier_of(
    conversation: Conversation, *, before: Conversation, representative: Representative
) -> list[Conversation]:
    """Those before one of them."""
    customer = conversation.customer_id
    return more_of(customer, besides=conversation.pk, before=before, representative=representative)
