"""A letter is accepted: from here on it is never lost."""

from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

from firsthand.channels.email.errands import take_in_letter
from firsthand.channels.email.models import Letter
from firsthand.channels.email.read import fingerprint
from firsthand.files.storage import keep
from firsthand.journal.errands import enqueue
from firsthand.kit.rows import insert


@dataclass(frozen=True)
class Envelope:
    """What was said around a letter (RFC 5321 2.3.1); sender None means no envelope, "" the null sender."""

    sender: str | None = None
    recipients: tuple[str, ...] = ()
    client: str = ""  # the address of the machine that brought it
    helo: str = ""  # how that machine called itself


@dataclass(frozen=True)
class Accepted:
    """The letter, and whether it had come before."""

    letter: Letter
    is_duplicate: bool


def accept(raw: bytes, *, way: Letter.Way, envelope: Envelope = Envelope(), at: datetime) -> Accepted:
    """The bytes are on disk and an errand will read them; one that came before is only named."""
    letter = Letter(
        fingerprint=fingerprint(raw),
        sha256=keep(raw),
        way=way,
        envelope_from=None if envelope.sender is None else envelope.sender[:320],
        envelope_to=list(envelope.recipients)[:1000],
        client=envelope.client[:45],
        helo=envelope.helo[:255],
        received_at=at,
    )
    try:
        return _write_down(letter)
    except IntegrityError:
        # Copies are rare: to look for one before each letter would cost every letter a statement.
        return Accepted(Letter.objects.get(fingerprint=letter.fingerprint), is_duplicate=True)


@transaction.atomic
def _write_down(letter: Letter) -> Accepted:
    insert(letter)
    enqueue(take_in_letter, letter.pk)
    return Accepted(letter, is_duplicate=False)
