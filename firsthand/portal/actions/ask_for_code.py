"""Somebody asks to be let in at their e-mail address."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from firsthand.journal.errands import enqueue
from firsthand.kit.tokens import fingerprint, unguessable
from firsthand.people.models import Customer
from firsthand.people.rules import normalised
from firsthand.portal.errands import send_code
from firsthand.portal.models import Asking, Visit
from firsthand.portal.rules import (
    MOST_AT_ADDRESS,
    MOST_FROM_CUSTOMER,
    MOST_FROM_MACHINE,
    MOST_FROM_MACHINE_AT_ADDRESS,
    TRIES,
    WITHIN,
    AskedTooOften,
    NoAddress,
    sealed,
)


def ask_for_code(
    address: str, *, machine: str, language: str, brand: int | None = None, visit: Visit | None = None, at: datetime
) -> str:
    """A code is on its way if somebody is known there, which this does not say; returns what the browser keeps.

    Nobody is looked up here, so that the answer and the time are alike for every address. Raises `NoAddress` and
    `AskedTooOften`, by what was asked for and not by who is known. Strangers who ask at an address until its hour is
    used up do not keep out whoever opened a letter that went there: their own machine's limit is theirs alone.
    """
    has_letter = visit is not None and visit.passes.good(at).filter(link__address=normalised(address)).exists()
    return ask_at(address, machine=machine, language=language, brand=brand, for_=None, is_holder=has_letter, at=at)


@transaction.atomic
def ask_at(
    address: str,
    *,
    machine: str,
    language: str,
    brand: int | None,
    for_: Customer | None,
    is_holder: bool = False,
    at: datetime,
) -> str:
    """The same, also for whoever is in already and says that the address is theirs."""
    wanted = normalised(address)
    try:
        validate_email(wanted)
    except ValidationError as none:
        raise NoAddress from none
    came_from = sealed(machine, purpose="page-machine")
    lately = Asking.objects.filter(asked_at__gt=at - WITHIN)
    there = lately.filter(address=wanted).order_by("-pk").values_list("came_from", flat=True)
    at_address = list(there[: MOST_AT_ADDRESS * 2])
    if at_address.count(came_from) >= MOST_FROM_MACHINE_AT_ADDRESS:
        raise AskedTooOften
    from_machine = lately.filter(came_from=came_from).count()
    if from_machine >= MOST_FROM_MACHINE or (len(at_address) >= MOST_AT_ADDRESS and not is_holder):
        raise AskedTooOften
    if for_ and lately.filter(customer=for_).count() >= MOST_FROM_CUSTOMER:
        raise AskedTooOften
    ticket = unguessable()
    asking = Asking.objects.create(
        ticket=fingerprint(ticket),
        address=wanted,
        customer=for_,
        brand_id=brand,
        came_from=came_from,
        language=language,
        asked_at=at,
        tries_left=TRIES,
    )
    enqueue(send_code, asking.pk)
    return ticket
