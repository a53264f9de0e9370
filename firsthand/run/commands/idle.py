"""`firsthand idle`: waits until no errand is due or under way."""

from argparse import ArgumentParser, Namespace
from time import monotonic, sleep

from django.utils.functional import Promise

from firsthand.kit.errors import Refused
from firsthand.run.commands.verb import Verb

LOOKS_EVERY = 0.1  # seconds


class StillBusy(Refused):
    words: str | Promise = "After {seconds:g} seconds there are still errands due or under way."


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--timeout", metavar="SECONDS", type=float, default=60.0)


def run(given: Namespace) -> int:
    from django.utils import timezone

    from firsthand.journal.errands.queries import is_idle
    from firsthand.run.commands.output import say

    until = monotonic() + given.timeout
    while not is_idle(at=timezone.now()):
        if monotonic() > until:
            raise StillBusy(seconds=given.timeout)
        sleep(LOOKS_EVERY)
    say("No errand is due or under way.", given=given, idle=True)
    return 0


IDLE = Verb("idle", "Wait until no errand is due or under way.", run, arguments)
