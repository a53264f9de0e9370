"""A representative says how customers see them."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from firsthand.files.models import StoredFile
from firsthand.journal.actor import Acts
from firsthand.journal.changing import differing, record_change
from firsthand.kit.errors import Refused
from firsthand.kit.text import without_nulls
from firsthand.organisation.rules import a_language, a_name, a_time_zone
from firsthand.team.facts import ProfileChanged
from firsthand.team.models import Representative
from firsthand.team.rules.permissions import must_be_own

LONGEST_SIGNATURE = 2_000
# Zero: answers leave at once.
UNDO_SECONDS = (0, 5, 10, 20, 30)


# So long before a promise falls due its owner is reminded.
REMIND_MINUTES = (5, 15, 30, 60, 120, 240, 480, 1440)


class NotALead(Refused):
    """So long before nobody is reminded."""

    words = _("Choose one of the times before which you are reminded of a promise.")


class NotAPicture(Refused):
    """The file is no picture that every browser shows."""

    words = _("Choose a picture: PNG, JPEG, GIF or WebP.")


class NotAnUndo(Refused):
    """So long nothing can be taken back."""

    words = _("Choose one of the times for which an answer can be taken back.")


@dataclass(frozen=True, kw_only=True)
class Profile:
    """What to change; None leaves a part as it is."""

    name: str | None = None
    language: str | None = None
    timezone: str | None = None
    signature: str | None = None
    picture: StoredFile | None = None
    undo_seconds: int | None = None
    remind_minutes: int | None = None

    def checked(self) -> dict[str, Any]:
        """What was said, each part good. Raises Unnamed, UnknownLanguage, UnknownTimeZone, NotAPicture."""
        said = {part.name: value for part in fields(self) if (value := getattr(self, part.name)) is not None}
        return {name: CHECKS[name](value) for name, value in said.items()}


@transaction.atomic
def edit_profile(rep: Representative, profile: Profile, *, by: Acts, at: datetime) -> None:
    """Customers and colleagues see this from now on. Raises OnlyYourOwn and what Profile.checked raises."""
    must_be_own(rep, by=by)
    changed = differing(rep, profile.checked())
    if not changed:
        return
    for name, (_was, value) in changed.items():
        setattr(rep, name, value)
    rep.save(update_fields=list(changed))
    _speak_it_on_pages_too(rep)
    fact = ProfileChanged(representative=rep.pk, changed=tuple(sorted(changed)))
    record_change(fact, of="representative", number=rep.pk, parts=changed, by=by, at=at)


def _speak_it_on_pages_too(rep: Representative) -> None:
    if rep.account.language != rep.language:
        rep.account.language = rep.language
        rep.account.save(update_fields=["language"])


def a_signature(words: str) -> str:
    return without_nulls(words).strip()[:LONGEST_SIGNATURE]


def an_undo(seconds: int) -> int:
    if seconds not in UNDO_SECONDS:
        raise NotAnUndo
    return seconds


def a_lead(minutes: int) -> int:
    if minutes not in REMIND_MINUTES:
        raise NotALead
    return minutes


def a_picture(file: StoredFile) -> StoredFile:
    if not file.is_picture:
        raise NotAPicture
    return file


CHECKS: dict[str, Callable[[Any], Any]] = {
    "name": a_name,
    "language": a_language,
    "timezone": a_time_zone,
    "signature": a_signature,
    "picture": a_picture,
    "undo_seconds": an_undo,
    "remind_minutes": a_lead,
}
