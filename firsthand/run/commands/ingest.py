"""`firsthand ingest`: takes raw e-mails in as the inlet does, one JSON line each."""

import json
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Iterator
from pathlib import Path

from firsthand.run.commands.verb import Verb


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("files", metavar="FILE", nargs="*", help="files of one e-mail each; - is standard input")


def run(given: Namespace) -> int:
    from firsthand.channels.email.actions import ingest
    from firsthand.run.serving.preparing import migrate

    migrate()
    for raw in _letters(given.files or ["-"]):
        print(json.dumps(ingest(raw)), flush=True)
    return 0


def _letters(files: Iterable[str]) -> Iterator[bytes]:
    for file in files:
        yield sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()


INGEST = Verb("ingest", "Take raw e-mails in from files or standard input.", run, arguments)
