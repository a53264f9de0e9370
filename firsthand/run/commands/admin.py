"""`firsthand admin create`: an administrator."""

import secrets
import sys
from argparse import ArgumentParser, Namespace
from getpass import getpass

from firsthand.run.commands.verb import Verb


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("what", choices=["create"])
    parser.add_argument("--email", metavar="E", required=True)
    parser.add_argument("--name", metavar="NAME", default="", help="as customers read it (else made from the address)")
    parser.add_argument("--password-stdin", action="store_true", help="read the password from standard input")


def run(given: Namespace) -> int:
    from django.utils import timezone

    from firsthand.run.commands.output import say
    from firsthand.run.serving.preparing import migrate
    from firsthand.team.actions import create_administrator

    migrate()
    made_up = "" if given.password_stdin or sys.stdin.isatty() else secrets.token_urlsafe(12)
    password = made_up or _password(given)
    administrator = create_administrator(given.email, name=given.name, password=password, at=timezone.now())
    account = administrator.account
    shown = {"password": made_up} if made_up else {}
    say(
        f"{account.email} is an administrator." + (f" The password, shown this once: {made_up}" if made_up else ""),
        given=given,
        id=account.pk,
        email=account.email,
        representative=administrator.pk,
        **shown,
    )
    return 0


def _password(given: Namespace) -> str:
    """Read or asked for; where nobody can be asked, one is made up instead."""
    return sys.stdin.readline().rstrip("\n") if given.password_stdin else getpass("Password: ")


ADMIN = Verb("admin", "Create an administrator: admin create --email E.", run, arguments)
