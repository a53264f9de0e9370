"""A customer adds an address of their own, and proves by a code that it is theirs."""

from datetime import datetime

from django.db import transaction

from firsthand.people.actions import prove
from firsthand.people.models import Address, Customer
from firsthand.people.rules import normalised
from firsthand.people.rules.ways import Proof, Way
from firsthand.portal.actions.ask_for_code import ask_at
from firsthand.portal.actions.begin_visit import begin_visit
from firsthand.portal.actions.come_in import tried
from firsthand.portal.models import Asking, Visit
from firsthand.portal.rules import IsYours, WrongCode


def ask_to_add(
    address: str, *, visit: Visit, machine: str, language: str, brand: int | None = None, at: datetime
) -> str:
    """A code is on its way there, known to us or not; returns what the browser keeps.

    Raises `IsYours`, `NoAddress` and `AskedTooOften`.
    """
    theirs = Address.objects.email(address).filter(customer=visit.customer)
    if theirs.exclude(verified_at=None).exists():
        raise IsYours(address=normalised(address))
    return ask_at(address, machine=machine, language=language, brand=brand, for_=visit.customer, at=at)


def add_own_address(ticket: str, *, code: str, visit: Visit, at: datetime) -> str:
    """The address is proven to be theirs; returns the secret of the visit that goes on. Raises `WrongCode`.

    Who proves an address under which somebody else was known is that person: the visit sees all of both from now on.
    """
    if (me := visit.customer) is None:
        raise WrongCode
    return _added(tried(ticket, code=code, for_=me, at=at), me, visit, at=at)


@transaction.atomic
def _added(asking: Asking, me: Customer, visit: Visit, *, at: datetime) -> str:
    # Of two who show it at one moment, one is heard; a try that was counted before stays counted.
    if not Asking.objects.filter(pk=asking.pk, used_at=None).update(used_at=at):
        raise WrongCode
    now = prove(me, address=asking.address, kind=Way.EMAIL, how=Proof.CODE, by=me, at=at)
    if now.pk == me.pk:
        return ""
    came_by = Address.objects.email(visit.address).select_related("customer").get()
    return begin_visit(came_by, before=visit, at=at)
