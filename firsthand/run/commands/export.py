"""`firsthand export`: writes companies and customers out as lines of JSON."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from firsthand.run.commands.verb import Verb


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("folder", metavar="DIR", type=Path)


def run(given: Namespace) -> int:
    from firsthand.run.commands.output import say
    from firsthand.run.exchange.take_out import take_out

    counts = take_out(given.folder)
    words = ", ".join(f"{number} of type {name}" for name, number in counts.items())
    say(f"{given.folder}: {words}.", given=given, **counts)
    return 0


EXPORT = Verb("export", "Write companies and customers out as lines of JSON.", run, arguments)
