"""It is proven that an address is somebody's, or taken back."""

from datetime import datetime

from django.db import transaction

from firsthand.journal.actor import Acts
from firsthand.journal.record import record
from firsthand.people.actions.add_address import add_address
from firsthand.people.actions.join import join
from firsthand.people.facts import AddressDoubted, AddressProven
from firsthand.people.models import Address, Customer
from firsthand.people.rules.likeness import Reason
from firsthand.people.rules.ways import Proof


@transaction.atomic
def prove(customer: Customer, *, address: str, kind: str, how: Proof, by: Acts, at: datetime) -> Customer:
    """The address is verified and theirs; returns the one person whose it is.

    Who proves an address that is another's is that person, and joined with them. Only call it on a proof: a code or link
    that came back from there, a token that the customer's site signed. What somebody merely says is `add_address`.
    """
    known = Address.objects.at(kind, address).select_for_update(of=("self",)).select_related("customer").first()
    if known is None:
        known = add_address(customer, address=address, kind=kind, by=by, at=at)
    mark_proven(known, how=how, by=by, at=at)
    if known.customer_id == customer.pk:
        return customer
    return join(known.customer, customer, reasons=[Reason.PROOF], by=None, at=at).stays


@transaction.atomic
def mark_proven(address: Address, *, how: Proof, by: Acts, at: datetime) -> None:
    """The address is verified, since when and how; one that was verified before stays so."""
    if Address.objects.filter(pk=address.pk, verified_at=None).update(verified_at=at, verified_how=how):
        record(AddressProven(customer=address.customer_id, address=address.pk, how=how), by=by, at=at)


@transaction.atomic
def doubt(address: Address, *, by: Acts, at: datetime) -> None:
    """Nothing proves any more that the address is theirs."""
    if Address.objects.filter(pk=address.pk).exclude(verified_at=None).update(verified_at=None, verified_how=""):
        record(AddressDoubted(customer=address.customer_id, address=address.pk), by=by, at=at)
