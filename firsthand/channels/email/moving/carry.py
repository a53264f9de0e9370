"""A whole import, a batch a transaction: whoever is killed, paused or stopped goes on behind the last batch."""

import time
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path

import structlog
from django.db import InterfaceError, OperationalError, transaction
from django.utils import timezone

from firsthand.channels.email.models import Move, MoveTrouble
from firsthand.channels.email.moving.bring import Batch, Brought, Ourselves, bring
from firsthand.channels.email.moving.mbox import LARGEST
from firsthand.channels.email.moving.sources import Found, letters_at

log = structlog.get_logger(__name__)

BATCH = 20
MOST_TROUBLES = 10_000
DATABASE_IS_AWAY = (OperationalError, InterfaceError)


@dataclass
class Standing:
    """An import that is open in this process, with the letters that are still before it."""

    position: int
    letters: Iterator[Found]


# An archive cannot be entered in the middle: while one process goes on with it, it stays open between two errands.
_open: dict[int, Standing] = {}


def carry(move: Move, *, seconds: float, told: Callable[[Found, Brought], None] = lambda *_: None) -> bool:
    """Letters are brought for so long, or to the end; whether it is to go on. `told` hears of each, once it stands."""
    stop, ourselves = time.monotonic() + seconds, Ourselves.today()
    letters = _letters(move)
    while time.monotonic() < stop:
        began = time.monotonic()
        try:
            batch = some_of(letters)
        except Exception as error:  # readers of archives raise nearly anything over what is cut or broken
            log.warning("move.broken", move=move.pk, error=type(error).__name__)
            _end(move, Move.State.BROKEN, at=timezone.now())
            return False
        if not batch:
            _end(move, Move.State.DONE, at=timezone.now())
            return False
        if not _bring_batch(move, batch, ourselves=ourselves, began=began, told=told):
            _open.pop(move.pk, None)
            return False
        _open[move.pk] = Standing(move.position, letters)
    return True


def size_of(path: Path) -> int:
    """How many bytes of letters there are; 0 where only reading it would tell."""
    if path.is_dir():
        return sum(one.stat().st_size for one in path.rglob("*") if one.is_file())
    if zipfile.is_zipfile(path):
        return _unpacked(path)
    packed = path.name.lower().endswith((".gz", ".tgz", ".bz2", ".tbz", ".xz", ".txz"))
    return 0 if packed else path.stat().st_size


def _unpacked(path: Path) -> int:
    try:
        with zipfile.ZipFile(path) as archive:
            return sum(one.file_size for one in archive.infolist())
    except (zipfile.BadZipFile, NotImplementedError, ValueError):
        return 0  # reading it says what is wrong


def some_of(letters: Iterator[Found]) -> list[Found]:
    """The next few letters: as many as are brought in one transaction, and no more than one of the largest in memory."""
    batch: list[Found] = []
    for found in islice(letters, BATCH):
        batch.append(found)
        if sum(len(one.raw) for one in batch) > LARGEST:
            break
    return batch


def _letters(move: Move) -> Iterator[Found]:
    standing = _open.pop(move.pk, None)
    if standing is not None and standing.position == move.position:
        return standing.letters
    return islice(letters_at(Path(move.path)), move.position, None)


def _bring_batch(
    move: Move, batch: list[Found], *, ourselves: Ourselves, began: float, told: Callable[[Found, Brought], None]
) -> bool:
    """The batch stands with the position behind it; False when somebody paused or cancelled the import meanwhile."""
    whole = [found.raw for found in batch if not found.trouble]
    together = Batch.of(whole, ourselves=ourselves, moved_in=move.pk, now=timezone.now())
    with transaction.atomic():
        now = Move.objects.select_for_update().get(pk=move.pk)
        if now.state != Move.State.RUNNING:
            move.state = now.state
            return False
        done = [(found, _one(found, together)) for found in batch]
        _count(move, done, began=began)
    for found, brought in done:
        told(found, brought)
    return True


def _one(found: Found, together: Batch) -> Brought:
    if found.trouble:
        return Brought(refused=found.trouble)
    try:
        return bring(found.raw, together)
    except DATABASE_IS_AWAY:
        raise
    except Exception:  # one letter must not stop a hundred thousand: it is reported, and its file is kept
        log.exception("move.letter_failed", move=together.moved_in, place=found.place)
        return Brought(refused="failed")


def _count(move: Move, done: list[tuple[Found, Brought]], *, began: float) -> None:
    troubles = [
        MoveTrouble(move=move, number=move.position + number, place=found.place[-500:], reason=brought.refused)
        for number, (found, brought) in enumerate(done, start=1)
        if brought.refused
    ]
    if move.refused < MOST_TROUBLES:
        MoveTrouble.objects.bulk_create(troubles)
    move.refused += len(troubles)
    move.known += sum(1 for _found, brought in done if brought.is_duplicate)
    move.taken += sum(1 for _found, brought in done if not brought.refused and not brought.is_duplicate)
    move.position += len(done)
    move.bytes_done += sum(len(found.raw) for found, _brought in done)
    move.seconds += time.monotonic() - began
    move.save(update_fields=["refused", "known", "taken", "position", "bytes_done", "seconds"])


def _end(move: Move, state: Move.State, *, at: datetime) -> None:
    _open.pop(move.pk, None)
    if Move.objects.filter(pk=move.pk, state=Move.State.RUNNING).update(state=state, ended_at=at):
        move.state, move.ended_at = state, at
        if state == Move.State.DONE:
            let_go_of_file(move)


def let_go_of_file(move: Move) -> None:
    """What was sent through a browser is not needed any more; what lies on the server is its owner's."""
    if move.is_upload:
        Path(move.path).unlink(missing_ok=True)
