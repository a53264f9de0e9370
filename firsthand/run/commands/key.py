"""`firsthand key create`: a key of the API, shown once."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from dataclasses import dataclass

from firsthand.run.commands.verb import Verb

ROLES = ("admin", "lead", "representative", "customer")


@dataclass(frozen=True)
class Bearer:
    """For whom the key speaks."""

    role: str
    customer: int | None = None


def bearer(given: str) -> Bearer:
    """`admin`, `lead`, `representative` or `customer:ID`."""
    role, _, number = given.partition(":")
    if role not in ROLES or (role == "customer") != number.isdecimal() or (number and role != "customer"):
        raise ArgumentTypeError("The role is admin, lead, representative or customer:ID.")
    return Bearer(role, int(number) if number else None)


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument("what", choices=["create"])
    parser.add_argument("--name", metavar="N", required=True)
    parser.add_argument("--role", metavar="ROLE", type=bearer, required=True, help="admin, lead, representative or customer:ID")
    parser.add_argument("--team", metavar="NAME", nargs="+", default=[], help="the teams of a lead or representative")


def run(given: Namespace) -> int:
    from django.utils import timezone

    from firsthand.journal.actor import HOUSE
    from firsthand.run.commands.output import say
    from firsthand.run.serving.preparing import migrate
    from firsthand.team.actions import create_key

    migrate()
    role: Bearer = given.role
    key, token = create_key(given.name, role=role.role, customer=role.customer, teams=given.team, by=HOUSE, at=timezone.now())
    say(token, given=given, id=key.pk, name=key.name, role=key.role, key=token)
    return 0


KEY = Verb("key", "Create a key of the API: key create --name N --role R.", run, arguments)
