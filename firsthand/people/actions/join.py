"""Two customers turn out to be one person."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from firsthand.access.models import Key
from firsthand.journal.actor import HOUSE
from firsthand.journal.record import record
from firsthand.kit.errors import Refused, Stale
from firsthand.people.actions.carry import carry
from firsthand.people.facts import CustomersJoined
from firsthand.people.models import Address, Consent, Customer, Joining, Memory
from firsthand.people.rules.filling import filling
from firsthand.people.rules.names import name_key
from firsthand.team.models import Representative

OWN = ((Address, "customer"), (Memory, "customer"), (Consent, "customer"), (Key, "customer_id"))


class WithThemselves(Refused):
    """Nobody is joined with themselves."""

    words = _("Choose another customer: this is the same one.")


class JoinedAlready(Stale):
    """One of them is somebody else's already."""

    words = _("One of them was joined with somebody meanwhile. Look at them again.")


@transaction.atomic
def join(
    stays: Customer, goes: Customer, *, reasons: Sequence[str], by: Representative | None, at: datetime
) -> Joining:
    """All that was the other's is theirs, since the earlier of both days, and what they lacked is filled in; `part` puts
    back exactly that.

    Nobody (`by` None) joins them where a proof shows that they are one. Raises `WithThemselves`, `JoinedAlready`.
    """
    if stays.pk == goes.pk:
        raise WithThemselves
    stays, goes = _locked(stays.pk, goes.pk)
    joining = Joining(stays=stays, goes=goes, by=by, at=at, reasons=list(reasons), filled=filling(stays, goes))
    joining.stays_since = _own_since(stays)
    joining.save()
    stays.since = min(stays.since, goes.since)
    _fill(stays, joining.filled)
    goes.joined_into, goes.version = stays, goes.version + 1
    goes.save(update_fields=["joined_into", "version"])
    for model, field in OWN:
        carry(model, field, joining=joining.pk, goes=goes.pk, stays=stays.pk)
    record(CustomersJoined(customer=stays.pk, other=goes.pk, joining=joining.pk), by=by or HOUSE, at=at)
    return joining


def _locked(*numbers: int) -> list[Customer]:
    """Both, in the order of their numbers so that no two joinings wait for each other."""
    rows = {one.pk: one for one in Customer.objects.select_for_update().filter(pk__in=numbers).order_by("pk")}
    if len(rows) < len(numbers) or any(one.joined_into_id for one in rows.values()):
        raise JoinedAlready
    return [rows[number] for number in numbers]


def _own_since(stays: Customer) -> datetime | None:
    """As it was before anybody was joined with them."""
    before = Joining.objects.standing().filter(stays=stays).order_by("pk").first()
    return before.stays_since if before else stays.since


def _fill(customer: Customer, filled: dict[str, Any]) -> None:
    for field, value in filled.items():
        setattr(customer, field, value)
    customer.name_key, customer.version = name_key(customer.name), customer.version + 1
    customer.save(update_fields=[*filled, "since", "name_key", "version"])
