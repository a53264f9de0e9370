"""Somebody who writes is recognised by their address."""

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from firsthand.kit.prepared import prepared
from firsthand.people.actions.mark_reachable import mark_reachable
from firsthand.people.actions.meet import AddressIsTaken, meet
from firsthand.people.models import Address, Customer
from firsthand.people.rules import box_of, has_aliases, normalised


@transaction.atomic(savepoint=False)
def recognise(address: str, *, name: str = "", language: str = "", at: datetime) -> Customer:
    """The customer with this e-mail address or one that is the same box; one who was never met is met now.

    Who gives no address is nobody we know. An address from which somebody writes can be reached again.
    """
    if not normalised(address):
        return meet(name=name, addresses=[], language=language, at=at)
    if known := _known(address, at=at):
        return known
    if has_aliases(address) and (known := _known_by_alias(address)):
        return known
    try:
        return meet(name=name, addresses=[address], language=language, at=at)
    except AddressIsTaken:
        # Two first letters of the same person at once: the other one met them.
        return Address.objects.email(address).select_related("customer").get().customer


def _known(address: str, *, at: datetime) -> Customer | None:
    found = next(iter(_at(normalised(address))), None)
    if found and found.bounced_at:
        mark_reachable(found, at=at)
    return found.customer if found else None


def _known_by_alias(address: str) -> Customer | None:
    return next((found.customer for found in _in(box_of(address))), None)


@prepared
def _at(address: str) -> QuerySet[Address]:
    return Address.objects.filter(kind=Address.Kind.EMAIL, value=address).select_related("customer")


@prepared
def _in(box: str) -> QuerySet[Address]:
    return Address.objects.filter(kind=Address.Kind.EMAIL, box=box).select_related("customer").order_by("pk")[:1]
