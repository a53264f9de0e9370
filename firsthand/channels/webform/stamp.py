"""The stamp of a page: which form it shows, when it was made, and its number, signed so that nobody makes one."""

from dataclasses import dataclass
from datetime import UTC, datetime

from django.core import signing

from firsthand.channels.webform.rules.shown import Kept
from firsthand.kit.tokens import unguessable

SALT, FILES, SENT = "webform-stamp", "webform-kept", "webform-sent"
LONGEST = 4_000
LONGEST_OF_FILES = 120_000  # thirty of them, with names of 255 letters of any script


@dataclass(frozen=True)
class Stamp:
    """The number of a page, and when it was made; None where nothing shows when."""

    number: str
    made_at: datetime | None


def stamped(form: int, *, at: datetime) -> str:
    """A stamp for a page of this form."""
    return signing.dumps([form, int(at.timestamp() * 1000), unguessable()], salt=SALT)


def stamp_of(written: str, *, form: int) -> Stamp:
    """What the stamp says; a number of its own for one that is not ours, or another form's."""
    try:
        of, made, number = signing.loads(written[:LONGEST], salt=SALT)
    except (signing.BadSignature, ValueError):
        return Stamp(unguessable(), None)
    if of != form:
        return Stamp(unguessable(), None)
    return Stamp(number, datetime.fromtimestamp(made / 1000, UTC))


def sealed_files(form: int, files: list[tuple[str, Kept]]) -> str:
    """Files that were sent with a page which was not complete: whoever has this may send them again."""
    named = [(code, one.aside, one.name, one.mime, one.size) for code, one in files]
    return signing.dumps([form, named], salt=FILES, compress=True) if files else ""


def files_sealed_in(written: str, *, form: int) -> list[tuple[str, Kept]]:
    """With their questions; none where it is not our seal for this form. How long they lie aside is not said by it."""
    try:
        of, files = signing.loads(written[:LONGEST_OF_FILES], salt=FILES)
    except (signing.BadSignature, ValueError):
        return []
    return [(code, Kept(*said)) for code, *said in files] if of == form else []


def receipt(due: str) -> str:
    """What the page of thanks is told of one sending: by when it is answered, "" where nothing is said."""
    return signing.dumps(due, salt=SENT)


def due_of(written: str) -> str | None:
    """The same, read; None where it is not ours."""
    try:
        return str(signing.loads(written[:LONGEST], salt=SENT, max_age=86_400))
    except (signing.BadSignature, ValueError):
        return None
