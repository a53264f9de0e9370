"""Old mail is moved in: an import begins, pauses, goes on, is cancelled, or is taken out again."""

from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from firsthand.channels.email.errands import bring_along, take_out
from firsthand.channels.email.facts import MoveBegan, MoveChanged
from firsthand.channels.email.models import Move
from firsthand.channels.email.moving.carry import let_go_of_file, size_of
from firsthand.channels.email.moving.undo import worked_on
from firsthand.journal.actor import HOUSE, Acts
from firsthand.journal.errands import enqueue
from firsthand.journal.record import record
from firsthand.kit.errors import Refused
from firsthand.kit.text import without_nulls
from firsthand.team.models import Representative
from firsthand.team.rules.permissions import must_administer

State = Move.State
# From which states an act leads to which.
LEADS = {
    State.PAUSED: {State.RUNNING},
    State.RUNNING: {State.PAUSED, State.BROKEN},
    State.CANCELLED: {State.RUNNING, State.PAUSED},
    State.UNDOING: {State.DONE, State.CANCELLED, State.BROKEN, State.PAUSED},
}


class NothingThere(Refused):
    words = _("There is no file or folder “{name}”. Put it into {folder} on the server, then choose it here.")


class CannotNow(Refused):
    words = _("This import stands differently now. Look again, then decide.")


class WasWorkedOn(Refused):
    words = _(
        "{count} of its conversations were worked on since (the first is #{first}), so it cannot be taken out as a whole "
        "any more: their words would be lost."
    )


@transaction.atomic
def move_in(path: Path, *, name: str = "", is_upload: bool = False, by: Acts = HOUSE, at: datetime) -> Move:
    """An import of this file or folder stands, and is brought along by errands. Raises `NothingThere`."""
    move = begin_move(path, name=name, is_upload=is_upload, by=by, at=at)
    enqueue(bring_along, move.pk, key=f"move:{move.pk}")
    return move


@transaction.atomic
def begin_move(path: Path, *, name: str = "", is_upload: bool = False, by: Acts = HOUSE, at: datetime) -> Move:
    """An import that whoever began it brings along by themselves. Raises `NothingThere`, OnlyAdministratorsMay."""
    must_administer(by)
    if not path.exists():
        raise NothingThere(name=name or path.name, folder=moving_folder())
    move = Move.objects.create(
        name=(name or path.name)[:300],
        path=str(path.resolve())[:1000],
        is_upload=is_upload,
        by=by if isinstance(by, Representative) else None,
        at=at,
        bytes_total=size_of(path),
    )
    record(MoveBegan(move=move.pk), by=by, at=at)
    return move


@transaction.atomic
def turn_move(move: Move, state: Move.State, *, by: Acts, at: datetime) -> Move:
    """It is paused, goes on, is cancelled, or is being taken out again. Raises `CannotNow` and `WasWorkedOn`."""
    must_administer(by)
    move = Move.objects.select_for_update().get(pk=move.pk)
    if move.state not in LEADS.get(state, ()):
        raise CannotNow
    if state == State.UNDOING:
        _refuse_when_worked_on(move)
    move.state, move.ended_at = state, at if state == State.CANCELLED else None
    move.save(update_fields=["state", "ended_at"])
    record(MoveChanged(move=move.pk, state=state.value), by=by, at=at)
    if state == State.RUNNING:
        enqueue(bring_along, move.pk, key=f"move:{move.pk}")
    if state == State.CANCELLED:
        transaction.on_commit(lambda: let_go_of_file(move))
    if state == State.UNDOING:
        enqueue(take_out, move.pk, key=f"move:{move.pk}")
    return move


def moving_folder() -> Path:
    """Where files are put on the server to be brought along, and where those that were sent are kept meanwhile."""
    return Path(settings.MOVING_FOLDER)


def offered() -> list[str]:
    """What lies there to be brought along, by name; without what is hidden, or has a name that no page can show."""
    folder = moving_folder()
    if not folder.is_dir():
        return []
    names = (one.name for one in folder.iterdir())
    return sorted(name for name in names if not name.startswith(".") and without_nulls(name) == name)


def offered_path(name: str) -> Path:
    """One of these. Raises `NothingThere`: nothing outside of the folder can be named."""
    if name not in offered():
        raise NothingThere(name=name, folder=moving_folder())
    return moving_folder() / name


def _refuse_when_worked_on(move: Move) -> None:
    touched = worked_on(move)
    if (first := touched.first()) is not None:
        raise WasWorkedOn(count=touched.count(), first=first.pk)
