"""A customer is met for the first time."""

from collections.abc import Sequence
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from firsthand.journal.actor import HOUSE, Acts
from firsthand.journal.record import record
from firsthand.kit.broken import broken_by
from firsthand.kit.errors import Refused
from firsthand.kit.rows import insert
from firsthand.people.facts import CustomerMet
from firsthand.people.models import Address, Customer
from firsthand.people.rules import name_from
from firsthand.people.rules.names import name_key


class AddressIsTaken(Refused):
    """Another customer has this address already."""

    words = _("A customer with one of these addresses is known already.")


class ExternalIdIsTaken(Refused):
    """Another customer bears this external id already."""

    words = _("A customer with this external_id is known already.")


def meet(
    *,
    name: str,
    addresses: Sequence[str],
    language: str = "",
    preferred_name: str = "",
    timezone: str = "",
    external_id: str | None = None,
    by: Acts = HOUSE,
    at: datetime,
) -> Customer:
    """The customer stands in the book with their addresses, none of them verified yet.

    Raises `AddressIsTaken` and `ExternalIdIsTaken`.
    """
    first = addresses[0] if addresses else ""
    called = name_from(name, address=first)
    customer = Customer(
        name=called,
        name_key=name_key(called),
        preferred_name=preferred_name,
        language=language,
        timezone=timezone,
        external_id=external_id,
        since=at,
    )
    try:
        with transaction.atomic():
            insert(customer)
            for one in addresses:
                insert(Address.of(customer, one, since=at))
            record(CustomerMet(customer=customer.pk), by=by, at=at)
    except IntegrityError as taken:
        raise _refusal(taken) from taken
    return customer


def _refusal(taken: IntegrityError) -> Refused:
    return ExternalIdIsTaken() if "external_id" in broken_by(taken) else AddressIsTaken()
