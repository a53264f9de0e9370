"""Representatives are told something."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from firsthand.live import tell
from firsthand.notices.models import Notice


@dataclass(frozen=True)
class Telling:
    """Who is told (a representative's id), about what (a code of `About`), in which conversation."""

    representative: int
    about: str
    conversation: int


def tell_representatives(tellings: Sequence[Telling], *, at: datetime) -> None:
    """Each notice stands among theirs, and their screens show it; one that they have not read yet is not doubled."""
    if not tellings:
        return
    rows = [
        Notice(representative_id=one.representative, about=one.about, conversation_id=one.conversation, at=at)
        for one in tellings
    ]
    Notice.objects.bulk_create(rows, ignore_conflicts=True)
    tell([f"representative:{one.representative}" for one in tellings])
