"""Lists, a page at a time: by key, so that the last page costs what the first one does."""

import base64
import binascii
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

from django.db.models import Model, Q, QuerySet

from firsthand.api.fields import LARGEST_ID
from firsthand.api.problems import Problem, flawed
from firsthand.conversations.models import Conversation
from firsthand.conversations.models.conversation import ConversationQuerySet

Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True)
class Slice(Generic[Row]):
    """Some rows, and the cursor of what follows; None at the end."""

    rows: Sequence[Row]
    next: str | None


def by_id(rows: QuerySet[Row], *, cursor: str, limit: int) -> Slice[Row]:
    """Oldest first."""
    if cursor:
        rows = rows.filter(pk__gt=_number(read_cursor(cursor, kind="i")))
    found = list(rows.order_by("pk")[: limit + 1])
    return Slice(found[:limit], cursor_of(str(found[limit - 1].pk), kind="i") if len(found) > limit else None)


def newest_first(rows: ConversationQuerySet, *, cursor: str, limit: int) -> Slice[Conversation]:
    """By their newest message."""
    if cursor:
        at, pk = _moment_and_number(read_cursor(cursor, kind="n"))
        rows = rows.filter(Q(last_at__lte=at) & (Q(last_at__lt=at) | Q(pk__lt=pk)))
    found = list(rows.newest_first()[: limit + 1])
    if len(found) <= limit:
        return Slice(found, None)
    last = found[limit - 1]
    return Slice(found[:limit], cursor_of(f"{last.last_at.isoformat()}~{last.pk}", kind="n"))


def cursor_of(place: str, *, kind: str) -> str:
    """The place as an opaque word that survives any address."""
    return base64.urlsafe_b64encode(f"{kind}{place}".encode()).decode().rstrip("=")


def read_cursor(cursor: str, *, kind: str) -> str:
    """The place again; raises a problem (422) for a cursor that no list of this kind gave."""
    try:
        place = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True).decode()
    except (binascii.Error, ValueError):
        raise bad_cursor() from None
    if not place.startswith(kind):
        raise bad_cursor()
    return place[len(kind) :]


def bad_cursor() -> Problem:
    return flawed("cursor", "No list gave this cursor. Take `next` as it came, or leave it out to begin again.")


def _number(words: str) -> int:
    if words.isascii() and words.isdecimal() and len(words) < 20 and int(words) <= LARGEST_ID:
        return int(words)
    raise bad_cursor()


def _moment_and_number(words: str) -> tuple[datetime, int]:
    moment, _, number = words.partition("~")
    try:
        at = datetime.fromisoformat(moment)
    except ValueError:
        raise bad_cursor() from None
    if at.tzinfo is None or not 1970 <= at.year <= 9000:
        raise bad_cursor()
    return at, _number(number)
