"""A letter is accepted: from here on it is never lost."""

from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

from firsthand.channels.email.errands import take_in_letter
from firsthand.channels.email.models import Letter
from firsthand.channels.email.read import fingerprint
from firsthand.files.store import store
from firsthand.journal.errands import enqueue


@dataclass(frozen=True)
class Envelope:
    """What was said around a letter (RFC 5321 2.3.1); sender None means no envelope, "" the null sender."""

    sender: str | None = None
    recipients: tuple[str, ...] = ()


@dataclass(frozen=True)
class Accepted:
    """The letter, and whether it had come before."""

    letter: Letter
    is_duplicate: bool


def accept(raw: bytes, *, way: Letter.Way, envelope: Envelope = Envelope(), at: datetime) -> Accepted:
    """The bytes are on disk and an errand will read them; one that came before is only named."""
    mark = fingerprint(raw)
    try:
        return _accept(raw, mark, way=way, envelope=envelope, at=at)
    except IntegrityError:
        # The same letter by two ways in the same moment: the other one has it.
        return Accepted(Letter.objects.get(fingerprint=mark), is_duplicate=True)


@transaction.atomic
def _accept(raw: bytes, mark: str, *, way: Letter.Way, envelope: Envelope, at: datetime) -> Accepted:
    if known := Letter.objects.filter(fingerprint=mark).first():
        return Accepted(known, is_duplicate=True)
    letter = Letter(
        fingerprint=mark,
        raw=store(raw, name="letter.eml", mime="message/rfc822"),
        way=way,
        envelope_from=None if envelope.sender is None else envelope.sender[:320],
        envelope_to=list(envelope.recipients)[:1000],
        received_at=at,
    )
    letter.save()
    enqueue(take_in_letter, letter.pk)
    return Accepted(letter, is_duplicate=False)
