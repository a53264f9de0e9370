"""Somebody is recognised on the word of a site of the organisation that has signed them in."""

from datetime import datetime

from django.db import transaction

from firsthand.journal.actor import HOUSE
from firsthand.people.actions.meet import ExternalIdIsTaken, meet
from firsthand.people.actions.prove import prove
from firsthand.people.actions.recognise import recognise
from firsthand.people.models import Address, Customer
from firsthand.people.queries import customer_numbered
from firsthand.people.rules.ways import Proof, Way, is_address


@transaction.atomic
def recognise_vouched_for(*, external_id: str, name: str, address: str, language: str, at: datetime) -> Customer:
    """The customer whom the organisation's books know by this number, else by this address, which is proven now.

    Who bears another number already is another person, whatever the address.
    """
    has_address = bool(address) and is_address(Way.EMAIL, address)
    customer = customer_numbered(external_id)
    if customer is None and has_address:
        customer = _nameless(recognise(address, name=name, language=language, at=at), external_id)
    if customer is None:
        customer = _met(external_id, name=name, language=language, at=at)
    if has_address and not _is_anothers(address, external_id):
        customer = prove(customer, address=address, kind=Way.EMAIL, how=Proof.SITE, by=HOUSE, at=at)
    return customer


def _nameless(known: Customer, external_id: str) -> Customer | None:
    """The one who has the address, and this number from now on, where they had none."""
    if known.external_id is not None:
        return None
    known.external_id = external_id
    known.save(update_fields=["external_id"])
    return known


def _met(external_id: str, *, name: str, language: str, at: datetime) -> Customer:
    try:
        return meet(name=name, addresses=[], language=language, external_id=external_id, at=at)
    except ExternalIdIsTaken:
        return Customer.objects.get(external_id=external_id)


def _is_anothers(address: str, external_id: str) -> bool:
    owner = Address.objects.email(address).select_related("customer").first()
    return owner is not None and owner.customer.external_id not in (None, external_id)
