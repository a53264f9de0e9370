"""What is known of a customer changes."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from firsthand.journal.actor import Acts
from firsthand.journal.record import record
from firsthand.kit.errors import Stale
from firsthand.people.facts import CustomerChanged
from firsthand.people.models import Customer
from firsthand.people.rules.names import name_key


class CustomerChangedMeanwhile(Stale):
    """Another person changed the same customer."""

    words = _("Somebody changed this customer meanwhile. Look at it again, then repeat your change.")


@dataclass(frozen=True, kw_only=True)
class Traits:
    """What may be changed; None leaves it as it is."""

    name: str | None = None
    preferred_name: str | None = None
    language: str | None = None
    timezone: str | None = None
    kind: str | None = None
    form: str | None = None
    greeting: str | None = None
    prefers: str | None = None
    position: str | None = None


@transaction.atomic
def change(customer: Customer, *, traits: Traits, by: Acts, at: datetime, seen: int | None = None) -> Customer:
    """The customer has the new traits; raises `CustomerChangedMeanwhile` when not at version `seen` any more."""
    customer = Customer.objects.select_for_update().get(pk=customer.pk)
    if seen is not None and customer.version != seen:
        raise CustomerChangedMeanwhile
    fields = [name for name, value in vars(traits).items() if value is not None and value != getattr(customer, name)]
    if not fields:
        return customer
    for name in fields:
        setattr(customer, name, getattr(traits, name))
    customer.name_key = name_key(customer.name)
    customer.version += 1
    customer.save(update_fields=[*fields, "name_key", "version"])
    record(CustomerChanged(customer=customer.pk, fields=fields), by=by, at=at)
    return customer
