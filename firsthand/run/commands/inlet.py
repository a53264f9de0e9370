"""`firsthand inlet`: takes mail in by SMTP, alone."""

import os
from argparse import ArgumentParser, Namespace

from firsthand.run.commands.serve import SMTP
from firsthand.run.commands.verb import Verb


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--smtp", metavar="HOST:PORT", default=os.environ.get("FIRSTHAND_SMTP", SMTP))


def run(given: Namespace) -> int:
    from firsthand.run.serving.address import address
    from firsthand.run.serving.house import house, inlet
    from firsthand.run.serving.logs import start_logs
    from firsthand.run.serving.preparing import prepare

    start_logs()
    prepare()
    house(inlet(address(given.smtp))).run()


INLET = Verb("inlet", "Take mail in by SMTP; as many as wanted on PostgreSQL.", run, arguments)
