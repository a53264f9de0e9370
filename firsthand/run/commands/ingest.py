"""`firsthand ingest`: takes raw e-mails in as the inlet does, one JSON line each; or old mail, as history."""

import json
import shutil
import sys
import tempfile
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

from firsthand.run.commands.verb import Verb

if TYPE_CHECKING:
    from firsthand.channels.email.moving.sources import Found

FOR_EVER = 10.0**9


def arguments(parser: ArgumentParser) -> None:
    kinds = "files of one e-mail, an mbox, a Maildir, folders, .zip or .tar of these; - is standard input"
    parser.add_argument("files", metavar="PATH", nargs="*", help=kinds)
    history = (
        "old mail: threads and times as in the letters, ours become answers; nothing is sent or owed, nobody is told"
    )
    parser.add_argument("--history", action="store_true", help=history)


def run(given: Namespace) -> int:
    from firsthand.run.serving.preparing import migrate

    migrate()
    take = _recall if given.history else _ingest
    return max(take(path) for path in given.files or ["-"])


def _ingest(path: str) -> int:
    from firsthand.channels.email.actions import ingest

    for found in _letters(path):
        _say(_refused(found.place, found.trouble) if found.trouble else dict(ingest(found.raw)))
    return 0


def _letters(path: str) -> "Iterator[Found]":
    """A file that is no archive, folder or mbox is one letter, whatever it begins with: that is for the reader to say."""
    from firsthand.channels.email.moving.mbox import begins_mbox
    from firsthand.channels.email.moving.sources import PEEK, Found, again, is_archive, letters_at, letters_of

    if path != "-" and (Path(path).is_dir() or is_archive(Path(path))):
        yield from letters_at(Path(path))
        return
    with nullcontext(sys.stdin.buffer) if path == "-" else Path(path).open("rb") as file:
        start = file.read(PEEK)
        rest = again(start, file)
        if begins_mbox(start):
            yield from letters_of(rest, place=Path(path).name)
        else:
            yield Found(Path(path).name, rest.read())


def _recall(path: str) -> int:
    """Old mail is brought along; whoever is killed begins again, and what stands already is named a duplicate."""
    from django.utils import timezone

    from firsthand.channels.email.actions import begin_move
    from firsthand.channels.email.moving.carry import carry

    if path == "-":
        with tempfile.NamedTemporaryFile(suffix=".eml") as kept:
            shutil.copyfileobj(sys.stdin.buffer, kept)
            kept.flush()
            return _recall(kept.name)
    move = begin_move(Path(path), at=timezone.now())
    carry(move, seconds=FOR_EVER, told=lambda found, brought: _say(_told(found.place, brought)))
    if move.state != move.State.BROKEN:
        return 0
    print(f"{path}: cannot be read behind letter {move.position}; what came before it stands.", file=sys.stderr)
    return 1


def _told(place: str, brought: Any) -> dict[str, Any]:
    if brought.refused:
        return _refused(place, brought.refused)
    message = brought.message
    return {
        "message": message.pk if message else None,
        "conversation": message.conversation_id if message else None,
        "duplicate": brought.is_duplicate,
        "automatic": bool(message and message.automatic),
        "bounce": (message.bounce or None) if message else None,
    }


def _refused(place: str, reason: str) -> dict[str, Any]:
    nothing = {"message": None, "conversation": None, "duplicate": False, "automatic": False, "bounce": None}
    return {**nothing, "place": place, "refused": reason}


def _say(told: dict[str, Any]) -> None:
    print(json.dumps(told, ensure_ascii=False), flush=True)


INGEST = Verb("ingest", "Take raw e-mails in from files or standard input.", run, arguments)
