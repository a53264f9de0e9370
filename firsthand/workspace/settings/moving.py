"""Bring your mail along: old mail is moved in from a file that is sent, or from one that lies on the server."""

import shutil
from functools import partial
from pathlib import Path

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from firsthand.channels.email.actions import move_in, moving_folder, offered, offered_path, turn_move
from firsthand.channels.email.models import Move
from firsthand.channels.email.queries import moves_visible_to
from firsthand.kit.errors import Refused
from firsthand.kit.text import clean_file_name
from firsthand.kit.tokens import unguessable
from firsthand.workspace.settings import reading
from firsthand.workspace.settings.answering import administrators_only, attempt, done, page, unless_refused
from firsthand.workspace.views.signed_in import AtDesk

MOVING = "/settings/moving/"
SHOWN, TROUBLES = 20, 500
# Larger files are put on the server: a browser that loses its line would begin from nothing.
LARGEST = 2 * 1024**3


class NothingChosen(Refused):
    """There is no file."""


class TooLarge(Refused):
    """A browser should not send that much."""


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def moving(request: AtDesk) -> HttpResponse:
    """What is and was moved in, and how to bring more."""
    if request.method != "POST":
        return shown(request)

    def act() -> HttpResponse:
        begin(request)
        return done(request, _("Your mail is being brought. You may close this page."), back=MOVING)

    return unless_refused(act, otherwise=partial(shown, request))


def shown(request: AtDesk, *, error: str = "") -> HttpResponse:
    moves = list(moves_visible_to(request.representative)[:SHOWN])
    return page(
        request,
        "moving",
        item="moving",
        status=422 if error else 200,
        moves=moves,
        is_running=any(one.is_running for one in moves),
        offered=[(name, name) for name in offered()],
        folder=moving_folder(),
        error=error,
    )


def begin(request: AtDesk) -> Move:
    """The import of what was sent or chosen. Raises NothingChosen, TooLarge and what the action raises."""
    me, now = request.representative, timezone.now()
    if name := reading.words(request, "offered"):
        return move_in(offered_path(name), by=me, at=now)
    sent = request.FILES.get("file")
    if sent is None or not sent.name:
        raise NothingChosen(_("Choose a file first."))
    if (sent.size or 0) > LARGEST:
        raise TooLarge(_("The file is larger than 2 GB. Put it into the folder on the server instead."))
    return move_in(kept(sent), name=sent.name, is_upload=True, by=me, at=now)


def kept(sent: "UploadedFile[bytes]") -> Path:
    """Where the file lies until it is brought; hidden, so that nobody is offered it."""
    moving_folder().mkdir(parents=True, exist_ok=True)
    path = moving_folder() / f".{unguessable()}-{clean_file_name(sent.name or '')[-100:]}"
    with path.open("xb") as new:
        shutil.copyfileobj(sent, new, 1 << 20)
    return path


@require_safe
@administrators_only
def move(request: AtDesk, number: int) -> HttpResponse:
    """The report: every letter that was not taken, with its number and why."""
    found = get_object_or_404(moves_visible_to(request.representative), pk=number)
    troubles = [(one, WHY.get(one.reason, WHY["failed"])()) for one in found.troubles.order_by("number")[:TROUBLES]]
    return page(request, "move", item="moving", move=found, troubles=troubles, are_more=found.refused > len(troubles))


@require_POST
@administrators_only
def state(request: AtDesk, number: int) -> HttpResponse:
    """It is paused, goes on, is cancelled, or is taken out again."""
    found = get_object_or_404(moves_visible_to(request.representative), pk=number)
    wanted = request.GET.get("state", "")

    def act() -> str:
        to = Move.State(wanted) if wanted in Move.State.values else Move.State.DONE
        after = turn_move(found, to, by=request.representative, at=timezone.now())
        return _("%(name)s: %(state)s.") % {"name": after.name, "state": Move.State(after.state).label}

    return attempt(request, act, back=MOVING)


WHY = {
    "draft": lambda: _("a draft that was never sent"),
    "trashed": lambda: _("it had been thrown away"),
    "too-large": lambda: _("larger than 60 MB"),
    "among-ourselves": lambda: _("colleagues wrote it to each other"),
    "outlook": lambda: _("a letter in Outlook’s own format: save it as .eml"),
    "no-letter": lambda: _("not a letter"),
    "encrypted": lambda: _("the archive asks for a password"),
    "empty": lambda: _("nothing is in it"),
    "failed": lambda: _("it could not be taken in; the original is in your file"),
}
