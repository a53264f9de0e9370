"""Side threads as a conversation's page shows them: folded, on paper of their own."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from firsthand.conversations.models import Attachment, Conversation, Message, SideThread
from firsthand.conversations.rules.addressing import in_words
from firsthand.workspace import addresses
from firsthand.workspace.faces import Face
from firsthand.workspace.said import Said, said
from firsthand.workspace.sheets import aside_sheet, kept_at

MOST = 20


@dataclass(frozen=True, slots=True)
class Aside:
    """A side thread: with whom, about what, and all that was said in it."""

    id: int
    at: str
    kept_at: str
    subject: str
    people: str
    everybody: str
    last_at: datetime
    is_new: bool
    messages: list[Said]


def asides_of(found: Conversation, *, house: Face) -> list[Aside]:
    """Those of a conversation, the one that was written in first; no statement where there are none."""
    if not found.side_count:
        return []
    files = Prefetch("attachments", Attachment.objects.select_related("file").order_by("pk"))
    letters = Prefetch("messages", Message.objects.with_authors().prefetch_related(files).order_by("pk"))
    threads = found.side_threads.order_by("last_at", "pk").prefetch_related(letters)
    return [aside(one, house=house) for one in threads[:MOST]]


def aside(side: SideThread, *, house: Face) -> Aside:
    letters = list(side.messages.all())
    files = {one.pk: list(one.attachments.all()) for one in letters}
    return Aside(
        id=side.pk,
        at=f"{addresses.conversation(side.conversation_id)}side-threads/{side.pk}/",
        kept_at=kept_at(aside_sheet(side.conversation_id, thread=side.pk)),
        subject=side.subject or _("(no subject)"),
        people=", ".join(one.name or one.address for one in side.people),
        everybody=in_words(side.people),
        last_at=side.last_at,
        is_new=side.unread_since is not None,
        messages=said(letters, files=files, house=house),
    )


@dataclass(frozen=True, slots=True)
class Choice:
    """A file of the conversation that may go along."""

    id: int
    name: str
    bytes: int
    is_chosen: bool


def files_to_choose(found: Conversation, *, chosen: Message | None = None) -> list[Choice]:
    """Every file of the conversation's own thread, the newest first; those of the message that is handed on are chosen."""
    theirs = Attachment.objects.filter(message__conversation=found, message__side_thread=None).select_related("file")
    return [choice(one, chosen) for one in theirs.order_by("-pk")[:60]]


def choice(one: Attachment, chosen: Message | None) -> Choice:
    is_chosen = chosen is not None and one.message_id == chosen.pk and not one.inline
    return Choice(one.pk, one.file.name, one.file.size, is_chosen)


def chosen_files(found: Conversation, numbers: Iterable[int]) -> list[Attachment]:
    """Those that were chosen, and are of this conversation."""
    return list(
        Attachment.objects.filter(message__conversation=found, pk__in=list(numbers)[:60])
        .select_related("file")
        .order_by("pk")
    )
