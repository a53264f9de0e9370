"""`firsthand key create`: a key of the API, shown once."""

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.functional import Promise

from firsthand.kit.errors import Refused
from firsthand.run.commands.verb import Verb

if TYPE_CHECKING:
    from firsthand.team.models import Team

ROLES = ("admin", "lead", "representative", "customer")


class NoSuchTeam(Refused):
    words: str | Promise = "There is no team of the name “{name}”."


class NoSuchCustomer(Refused):
    words: str | Promise = "There is no customer {number}."


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
    parser.add_argument("--role", metavar="R", type=bearer, required=True, help="/".join(ROLES) + ":ID")
    parser.add_argument("--team", metavar="NAME", nargs="+", default=[], help="the teams of a lead or representative")


def run(given: Namespace) -> int:
    from django.utils import timezone

    from firsthand.access.models import KeyRole
    from firsthand.journal.actor import HOUSE
    from firsthand.run.commands.output import say
    from firsthand.run.serving.preparing import migrate
    from firsthand.team.actions import create_key

    migrate()
    who: Bearer = given.role
    _must_exist(who.customer)
    role, teams, at = KeyRole(who.role), _teams(given.team), timezone.now()
    key, token = create_key(name=given.name, role=role, teams=teams, customer_id=who.customer, by=HOUSE, at=at)
    say(token, given=given, id=key.pk, name=key.name, role=key.role, key=token)
    return 0


def _must_exist(customer: int | None) -> None:
    from firsthand.people.models import Customer

    if customer is not None and not Customer.objects.filter(pk=customer).exists():
        raise NoSuchCustomer(number=customer)


def _teams(names: Sequence[str]) -> "list[Team]":
    from firsthand.team.models import Team

    known = {team.name: team for team in Team.objects.filter(name__in=names)}
    for name in names:
        if name not in known:
            raise NoSuchTeam(name=name)
    return list(known.values())


KEY = Verb("key", "Create a key of the API: key create --name N --role R.", run, arguments)
