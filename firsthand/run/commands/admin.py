"""`firsthand admin create`: an administrator."""

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
    administrator = create_administrator(given.email, name=given.name, password=_password(given), at=timezone.now())
    account = administrator.account
    say(
        f"{account.email} is an administrator.",
        given=given,
        id=account.pk,
        email=account.email,
        representative=administrator.pk,
    )
    return 0


def _password(given: Namespace) -> str:
    if given.password_stdin:
        return sys.stdin.readline().rstrip("\n")
    return getpass("Password: ")


ADMIN = Verb("admin", "Create an administrator: admin create --email E.", run, arguments)
