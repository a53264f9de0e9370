"""Links by which a newcomer comes in as somebody of the demo: secret, made anew at each start, good until it ends."""

import secrets
from dataclasses import dataclass

from django.db.models import Count

from firsthand.conversations.models import Conversation
from firsthand.kit.errors import Refused
from firsthand.people.models import Address
from firsthand.team.models import Representative

# Where the tour's letter comes to: a representative and a lead who see it, and who sees everything.
DEMO_PEOPLE = ("luca.ferraro@namaris.example", "chiara.fontana@namaris.example", "rasa.mikalauskiene@namaris.example")

_secrets: dict[str, str] = {}
_customers: dict[str, int] = {}


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


def customer_door(*, brand: str = "") -> Door:
    """A new link for a customer with matters of several kinds, to their own page; of one brand where it is named."""
    busiest = Conversation.objects.filter(customer__addresses__kind=Address.Kind.EMAIL, merged_into=None)
    if brand:
        busiest = busiest.filter(inbox__brand__name=brand)
    counted = busiest.values("customer").annotate(number=Count("pk", distinct=True)).order_by("-number", "customer")
    address = Address.objects.select_related("customer").filter(customer=counted[0]["customer"]).order_by("pk")[0]
    secret = secrets.token_urlsafe(24)
    _customers[secret] = address.pk
    return Door(address.customer.called, "customer", f"/demo/customer/{secret}/")


def customer_opened_by(secret: str) -> Address | None:
    """The address whose customer this secret lets in."""
    found = [pk for known, pk in _customers.items() if secrets.compare_digest(known.encode(), secret.encode())]
    return Address.objects.select_related("customer").filter(pk=found[0]).first() if found else None


def _door(person: Representative) -> Door:
    secret = secrets.token_urlsafe(24)
    _secrets[secret] = person.account.email
    return Door(person.name, str(person.role.label).lower(), f"/demo/enter/{secret}/")


def opened_by(secret: str) -> str | None:
    """The address of whom this secret lets in; each is compared in full, so that time tells nothing."""
    found = [email for known, email in _secrets.items() if secrets.compare_digest(known.encode(), secret.encode())]
    return found[0] if found else None
