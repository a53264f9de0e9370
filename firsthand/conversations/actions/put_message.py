"""A message is written down, with its files, where search finds it."""

from collections.abc import Iterable, Sequence

from firsthand.conversations.models import Attachment, Conversation, Message, NamedReference
from firsthand.conversations.rules.incoming import IncomingFile
from firsthand.conversations.rules.pictures import content_id, shown_in
from firsthand.files.models import StoredFile
from firsthand.files.store import store_many
from firsthand.kit.rows import insert

MOST_REMEMBERED = 20


def put_message(message: Message) -> Message:
    """The message stands."""
    insert(message)
    return message


def said_before(conversation: Conversation, external_id: str | None) -> Message | None:
    """The message that stands in the conversation, which is locked, under this id of whoever sends it."""
    return conversation.messages.filter(external_id=external_id).first() if external_id else None


def remember_missing(message: Message, references: Sequence[str]) -> None:
    """What the message names and nobody has seen yet is known when it comes: the oldest, and the newest of them."""
    kept = dict.fromkeys(one for one in (*references[:1], *references[-MOST_REMEMBERED:]) if len(one) <= 400)
    if kept:
        NamedReference.objects.bulk_create(NamedReference(message=message, reference=one) for one in kept)


def attach(message: Message, files: Sequence[IncomingFile]) -> None:
    """The files that came with a message stand beside it."""
    if not files:
        return
    message.file_names = tuple(one.name for one in files)
    stored = store_many([(one.content, one.name, one.mime) for one in files])
    Attachment.objects.bulk_create(
        Attachment(message=message, file=kept, content_id=one.content_id[:255], inline=one.inline, inside=one.inside)
        for one, kept in zip(files, stored, strict=True)
    )


def attach_stored(message: Message, files: Iterable[StoredFile]) -> None:
    """Files that are stored already go with the message; a picture that its page shows stands among the words."""
    placed = shown_in(message.html)
    if rows := [_attached(message, file, placed=file.token in placed and file.is_picture) for file in files]:
        message.file_names = tuple(row.file.name for row in rows)
        Attachment.objects.bulk_create(rows)


def _attached(message: Message, file: StoredFile, *, placed: bool) -> Attachment:
    return Attachment(message=message, file=file, inline=placed, content_id=content_id(file.token) if placed else "")
