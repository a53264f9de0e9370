"""The stamp of a page: which form it shows, when it was made, and its number, signed so that nobody makes one."""

from dataclasses import dataclass
from datetime import UTC, datetime

from django.core import signing

from firsthand.kit.tokens import unguessable

SALT, KEPT, SENT = "webform-stamp", "webform-files", "webform-sent"
LONGEST = 4_000


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


def sealed_files(form: int, files: list[tuple[str, int]]) -> str:
    """Files that were sent with a page which was not complete: whoever has this may send them again."""
    return signing.dumps([form, files], salt=KEPT) if files else ""


def files_sealed_in(written: str, *, form: int) -> list[tuple[str, int]]:
    """Their questions and numbers; none where it is not our seal for this form, or older than a day."""
    try:
        of, files = signing.loads(written[:LONGEST], salt=KEPT, max_age=86_400)
    except (signing.BadSignature, ValueError):
        return []
    return [(str(code), int(number)) for code, number in files] if of == form else []


def receipt(due: str) -> str:
    """What the page of thanks is told of one sending: by when it is answered, "" where nothing is said."""
    return signing.dumps(due, salt=SENT)


def due_of(written: str) -> str | None:
    """The same, read; None where it is not ours."""
    try:
        return str(signing.loads(written[:LONGEST], salt=SENT, max_age=86_400))
    except (signing.BadSignature, ValueError):
        return None
