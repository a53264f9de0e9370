"""`firsthand demo`: a believable organisation to look around in, everything in this one command."""

import os
from argparse import ArgumentParser, Namespace

from firsthand.run.commands.verb import Settings, Verb


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--port", type=int, default=8000, help="of the pages")
    parser.add_argument("--smtp", type=int, default=8025, help="port that takes mail")
    parser.add_argument("--no-browser", action="store_true", help="open no browser")


def settings(given: Namespace) -> Settings:
    return {
        "FIRSTHAND_DEMO": "1",
        "FIRSTHAND_BASE_URL": f"http://127.0.0.1:{given.port}",
        "FIRSTHAND_SMTP": f"127.0.0.1:{given.smtp}",
        # One brand has an address of its own; browsers find each name under localhost on this machine (RFC 6761, 6.3).
        "FIRSTHAND_ALLOWED_HOSTS": "127.0.0.1,localhost,milano.localhost",
        "FIRSTHAND_MAIL_DOMAINS": "*",
        # The shop with the chat stands on this machine, and one looks there whether the chat is on it.
        "FIRSTHAND_PRIVATE_HOSTS": "localhost",
        "FIRSTHAND_SMTP_URL": f"file://{os.environ['FIRSTHAND_DATA']}/outbox",
    }


def run(given: Namespace) -> int:
    from firsthand.run.demo.welcome import open_browser, welcome
    from firsthand.run.serving.address import Address, listening
    from firsthand.run.serving.house import house, inlet, worker
    from firsthand.run.serving.logs import start_logs
    from firsthand.run.serving.preparing import prepare

    start_logs(level="WARNING")
    http, smtp = Address("127.0.0.1", given.port), Address("127.0.0.1", given.smtp)
    listener = listening(http)
    listening(smtp).close()  # a taken port is told before minutes of installing and loading were for nothing
    prepare()
    process = house(inlet(smtp), *worker(), listener=listener)
    address = welcome(smtp=smtp)
    if not given.no_browser:
        open_browser(address, when=lambda: process.is_ready)
    process.run()


DEMO = Verb("demo", "Look around in a believable organisation.", run, arguments, settings, data="var/demo")
