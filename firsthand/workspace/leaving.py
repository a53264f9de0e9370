"""When an answer leaves: as its form says it, and unsent answers as a page shows them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from markupsafe import Markup

from firsthand.conversations.models import Conversation, Unsent
from firsthand.conversations.rules.addressing import in_words
from firsthand.conversations.rules.pictures import content_id, shown_in
from firsthand.files.models import StoredFile
from firsthand.kit.errors import Refused
from firsthand.kit.html import clean
from firsthand.team.rules.when import moment_named
from firsthand.workspace import addresses
from firsthand.workspace.faces import Face, face_of
from firsthand.workspace.pictures import pointing_at
from firsthand.workspace.rules.moments import chosen
from firsthand.workspace.views.asked import asked


class NoSuchMoment(Refused):
    words = _(
        "“{said}” is no time that can be understood. Write it like “tomorrow 9:00”, “in 2 hours”, “next month” or “15 December”."
    )


def moment(request: HttpRequest, *, at: datetime) -> datetime | None:
    """When it shall leave: a button's moment, the chosen day and hour, or words; None where nothing is said.

    Raises `NoSuchMoment`.
    """
    zone = timezone.get_current_timezone()
    for name in ("send_at", "send_day", "send_words"):
        words = asked(request, name)[:100]
        if not words:
            continue
        meant = chosen(words, zone=zone) if name != "send_words" else moment_named(words, now=at, zone=zone)
        if meant is None:
            raise NoSuchMoment(said=words)
        return meant
    return None


@dataclass(frozen=True, slots=True)
class Waiting:
    """An unsent answer, as the page shows it under the thread."""

    id: int
    at: str
    who: Face
    words: str
    page: Markup
    has_form: bool
    leaves: datetime
    is_held: bool
    why: str
    copies: str
    files: list[dict[str, Any]]


def unsent_of(found: Conversation) -> list[Waiting]:
    """Those that may still leave; no statement where there are none."""
    if not found.unsent_count:
        return []
    return [waiting(one) for one in found.unsent_answers.undecided().with_everything()]


def waiting(one: Unsent) -> Waiting:
    to, files = one.goes_to, one.files.all()
    return Waiting(
        id=one.pk,
        at=f"{addresses.conversation(one.conversation_id)}unsent/{one.pk}/",
        who=face_of(one.author),
        words=one.text,
        page=formed(one, files),
        has_form=bool(one.html),
        leaves=one.leaves_at,
        is_held=one.state == Unsent.State.HELD,
        why=one.because,
        copies=in_words([*to.cc, *to.bcc]),
        files=shown(each for each in files if each.token not in shown_in(one.html)),
    )


def formed(one: Unsent, files: Iterable[StoredFile]) -> Markup:
    """It as it will be read, with its pictures; empty where it is plain words."""
    pictures = {content_id(each.token): addresses.written_picture(one.conversation_id, each.token) for each in files}
    return Markup(pointing_at(pictures, clean(one.html)))  # noqa: S704 - cleaned


def shown(files: Iterable[StoredFile]) -> list[dict[str, Any]]:
    """By name and size; they have no address of their own before they are sent."""
    return [{"name": one.name, "bytes": one.size, "href": "", "preview": "", "shown_at": ""} for one in files]
