"""A joining is taken back: they are two persons again."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from firsthand.journal.record import record
from firsthand.kit.errors import Refused, Stale
from firsthand.people.actions.carry import carry_back
from firsthand.people.actions.join import OWN
from firsthand.people.facts import CustomersParted
from firsthand.people.models import Customer, Joining
from firsthand.people.rules.filling import emptied
from firsthand.people.rules.names import name_key
from firsthand.team.models import Representative


class PartedAlready(Stale):
    """It was taken back before."""

    words = _("They are two persons again already.")


class JoinedFurther(Refused):
    """Who stayed was joined with a third."""

    words = _("They were joined with somebody else since. Take that back first.")


@transaction.atomic
def part(joining: Joining, *, by: Representative, at: datetime) -> Joining:
    """Each has what was theirs; what came since stays with who stayed. Raises `PartedAlready`, `JoinedFurther`."""
    joining = Joining.objects.select_for_update().get(pk=joining.pk)
    if joining.parted_at is not None:
        raise PartedAlready
    both = Customer.objects.select_for_update().filter(pk__in=[joining.stays_id, joining.goes_id]).order_by("pk")
    rows = {one.pk: one for one in both}
    stays, goes = rows[joining.stays_id], rows[joining.goes_id]
    if stays.joined_into_id:
        raise JoinedFurther
    stays.since = _since(stays, joining)
    _empty(stays, joining)
    goes.joined_into, goes.version = None, goes.version + 1
    goes.save(update_fields=["joined_into", "version"])
    for model, field in OWN:
        carry_back(model, field, joining=joining.pk, goes=goes.pk, stays=stays.pk)
    joining.parted_at, joining.parted_by = at, by
    joining.save(update_fields=["parted_at", "parted_by"])
    record(CustomersParted(customer=stays.pk, other=goes.pk, joining=joining.pk), by=by, at=at)
    joining.moved.all().delete()
    return joining


def _since(stays: Customer, joining: Joining) -> datetime:
    """Since when they are a customer without this other one, in whatever order they were joined with several."""
    joined = dict(Joining.objects.standing().filter(stays=stays).values_list("pk", "goes__since"))
    own = joining.stays_since
    if own is None or stays.since != min(own, *joined.values()):
        return stays.since  # joined before this was kept, or somebody knew better meanwhile
    return min([own, *(since for pk, since in joined.items() if pk != joining.pk)])


def _empty(stays: Customer, joining: Joining) -> None:
    """What was filled in from the other is empty again, unless somebody changed it since."""
    fields = [field for field, value in joining.filled.items() if getattr(stays, field) == value]
    for field in fields:
        setattr(stays, field, emptied(field))
    stays.name_key, stays.version = name_key(stays.name), stays.version + 1
    stays.save(update_fields=[*fields, "since", "name_key", "version"])
