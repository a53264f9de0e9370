"""A raw letter is taken in at once, as the inlet would have it taken in."""

from typing import TypedDict

from django.utils import timezone

from firsthand.channels.email.actions.accept import accept
from firsthand.channels.email.actions.take_in import take_in
from firsthand.channels.email.models import Letter


class Ingested(TypedDict):
    """What became of a letter."""

    message: int | None
    conversation: int | None
    duplicate: bool
    automatic: bool
    bounce: str | None


def ingest(raw: bytes, *, way: Letter.Way = Letter.Way.COMMAND) -> Ingested:
    """The letter is accepted and read; one that came before is named as a duplicate."""
    accepted = accept(raw, way=way, at=timezone.now())
    letter = take_in(accepted.letter.pk, at=timezone.now())
    message = letter.message
    return Ingested(
        message=message.pk if message else None,
        conversation=message.conversation_id if message else None,
        duplicate=accepted.is_duplicate,
        automatic=bool(message and message.automatic),
        bounce=(message.bounce or None) if message else None,
    )
