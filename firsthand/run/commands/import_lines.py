"""`firsthand import`: takes customers and companies in from lines of JSON; nothing is sent to anybody."""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from firsthand.run.commands.verb import Verb

if TYPE_CHECKING:
    from firsthand.run.exchange.bring import Line


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "file", metavar="FILE.jsonl", type=Path, help="one JSON object a line, or a folder of an export"
    )
    parser.add_argument("--dry-run", action="store_true", help="say what would become of each line, and write nothing")


def run(given: Namespace) -> int:
    from django.utils import timezone

    from firsthand.run.commands.output import say
    from firsthand.run.exchange.bring import bring, lines_of, try_out
    from firsthand.run.serving.preparing import migrate

    migrate()

    def refused(line: "Line") -> None:
        say(f"line {line.number}: {line.why}", given=given, line=line.number, refused=line.why)

    for path in lines_of(given.file):
        took = (try_out if given.dry_run else bring)(path, at=timezone.now(), refused=refused)
        counts = {name: getattr(took, name) for name in ("met", "changed", "same", "refused")}
        words = ", ".join(f"{number} {WORDS[name]}" for name, number in counts.items())
        say(f"{path.name}: {words}{' (nothing was written)' if given.dry_run else ''}.", given=given, **counts)
    return 0


WORDS = {"met": "new", "changed": "changed", "same": "as they were", "refused": "refused"}
IMPORT = Verb("import", "Take customers and companies in from lines of JSON.", run, arguments)
