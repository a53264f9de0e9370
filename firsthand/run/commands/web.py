"""`firsthand web`: pages and live screens alone."""

import os
import socket
import sys
from argparse import SUPPRESS, ArgumentParser, Namespace

from firsthand.run.commands.serve import HTTP, settings
from firsthand.run.commands.verb import Verb


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--http", metavar="HOST:PORT", default=os.environ.get("FIRSTHAND_HTTP", HTTP))
    # One of several under `serve --workers`: it takes over the open socket, and ends with its parent.
    parser.add_argument("--socket", type=int, help=SUPPRESS)


def run(given: Namespace) -> int:
    from firsthand.run.serving.address import address, listening
    from firsthand.run.serving.children import end_with_parent
    from firsthand.run.serving.house import house
    from firsthand.run.serving.logs import start_logs
    from firsthand.run.serving.preparing import prepare

    start_logs()
    if given.socket is not None:
        process = house(listener=socket.socket(fileno=given.socket))
        end_with_parent(sys.stdin, process)
        process.run()
    listener = listening(address(given.http))
    prepare()
    house(listener=listener).run()


WEB = Verb("web", "Serve pages and live screens alone; as many as wanted on PostgreSQL.", run, arguments, settings)
