"""`firsthand visit`: a visitor writes in the chat of a demo that is running."""

from argparse import ArgumentParser, Namespace

from firsthand.run.commands.verb import Settings, Verb


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--at", default="http://127.0.0.1:8000", help="where the demo is")


def settings(given: Namespace) -> Settings:
    return {"FIRSTHAND_BASE_URL": given.at}


def run(given: Namespace) -> int:
    from websockets.exceptions import WebSocketException

    from firsthand.kit.errors import Refused
    from firsthand.run.demo.visit import visit

    try:
        visit(given.at)
    except KeyboardInterrupt:
        return 0
    except (OSError, WebSocketException) as nobody:
        raise Refused(f"No demo answers at {given.at}. Start one with: python3 x.py demo") from nobody
    return 0


VISIT = Verb("visit", "Write in the chat of a running demo, as a visitor.", run, arguments, settings, data="var/demo")
