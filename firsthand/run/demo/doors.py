"""Links by which a newcomer comes in as somebody of the demo: secret, made anew at each start, good until it ends."""

import secrets
from dataclasses import dataclass

from firsthand.kit.errors import Refused
from firsthand.team.models import Representative

# Where the tour's letter comes to: a representative and a lead who see it, and who sees everything.
DEMO_PEOPLE = ("luca.ferraro@namaris.example", "chiara.fontana@namaris.example", "rasa.mikalauskiene@namaris.example")

_secrets: dict[str, str] = {}


class NotADemo(Refused):
    words = "Another organisation lives in this folder, so nobody is let in without a password. Choose another --data."


@dataclass(frozen=True)
class Door:
    """Who one comes in as, and the path of the link."""

    name: str
    role: str
    path: str


def open_doors() -> list[Door]:
    """A new link for each of the fixed people; those of before open nothing. Raises `NotADemo`."""
    _secrets.clear()
    people = {
        one.account.email: one for one in Representative.objects.with_account().filter(account__email__in=DEMO_PEOPLE)
    }
    if set(people) != set(DEMO_PEOPLE):
        raise NotADemo
    return [_door(people[email]) for email in DEMO_PEOPLE]


def _door(person: Representative) -> Door:
    secret = secrets.token_urlsafe(24)
    _secrets[secret] = person.account.email
    return Door(person.name, str(person.role.label).lower(), f"/demo/enter/{secret}/")


def opened_by(secret: str) -> str | None:
    """The address of whom this secret lets in; each is compared in full, so that time tells nothing."""
    found = [email for known, email in _secrets.items() if secrets.compare_digest(known.encode(), secret.encode())]
    return found[0] if found else None
