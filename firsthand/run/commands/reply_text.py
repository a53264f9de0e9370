"""`firsthand reply-text`: parts the new words of a mail body from what it quotes."""

import json
import sys
from argparse import ArgumentParser, Namespace
from dataclasses import asdict

from firsthand.run.commands.verb import Verb


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--html", action="store_true", help="the body is HTML")


def run(given: Namespace) -> int:
    from firsthand.channels.email.reading.split import split_html, split_text

    body = sys.stdin.buffer.read().decode("utf-8", "replace")
    print(json.dumps(asdict(split_html(body) if given.html else split_text(body)), ensure_ascii=False))
    return 0


REPLY_TEXT = Verb(
    "reply-text", "Part the new words of a mail body from what it quotes.", run, arguments, needs_django=False
)
