"""`firsthand serve`: everything in one process, or with several web processes on PostgreSQL."""

import os
from argparse import ArgumentParser, Namespace

from firsthand.run.commands.verb import Settings, Verb

HTTP, SMTP = "127.0.0.1:8000", "127.0.0.1:8025"


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--http", metavar="HOST:PORT", default=os.environ.get("FIRSTHAND_HTTP", HTTP))
    parser.add_argument("--smtp", metavar="HOST:PORT", default=os.environ.get("FIRSTHAND_SMTP", SMTP))
    parser.add_argument("--workers", metavar="N", type=int, default=os.environ.get("FIRSTHAND_WORKERS", "1"))


def settings(given: Namespace) -> Settings:
    return {"FIRSTHAND_BASE_URL": base_url(given.http)}


def with_inlet(given: Namespace) -> Settings:
    """The pages know too where mail is taken in: the guide of the first steps says it."""
    return {**settings(given), "FIRSTHAND_SMTP": given.smtp}


def base_url(http: str) -> str:
    """Where a reader on this machine finds the pages, unless a setting says where everybody does."""
    host, _, port = http.rpartition(":")
    return f"http://{host if host.strip('0.[:]') else '127.0.0.1'}:{port}"


def run(given: Namespace) -> int:
    from firsthand.run.commands.output import say
    from firsthand.run.serving.address import address, listening
    from firsthand.run.serving.children import WebProcesses, refuse_on_sqlite
    from firsthand.run.serving.house import house, inlet, worker
    from firsthand.run.serving.logs import start_logs
    from firsthand.run.serving.preparing import prepare
    from firsthand.team.actions import first_link

    refuse_on_sqlite(given.workers)
    start_logs()
    http, smtp = address(given.http), address(given.smtp)
    listener = listening(http)
    prepare()
    words = f"Firsthand is on http://{http}, and takes mail on {smtp}."
    if link := first_link():
        words += f"\nNobody is here yet. The first administrator comes in by this link, once:\n  {link}"
    say(words, given=given, http=str(http), smtp=str(smtp), **({"first_link": link} if link else {}))
    if given.workers > 1:
        house(inlet(smtp), *worker(), WebProcesses(listener, given.workers)).run()
    house(inlet(smtp), *worker(), listener=listener).run()


SERVE = Verb("serve", "Run everything: pages, live screens, mail, errands.", run, arguments, with_inlet)
