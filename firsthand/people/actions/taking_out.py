"""What an import brought is taken out again."""

from datetime import datetime

from django.db import transaction
from django.db.models import ProtectedError, QuerySet

from firsthand.people.actions.take_in import Outcome
from firsthand.people.models import Address, Consent, Customer, Import, ImportedRow, Memory
from firsthand.people.rules.kinds import BelongsHow
from firsthand.people.rules.names import name_key

AT_ONCE = 100


def take_out_some(one: Import, *, at: datetime) -> bool:
    """The last hundred rows that are still in are out, as far as nobody touched them since; whether there is more."""
    rows = list(one.rows.exclude(outcome="refused").order_by("-line")[:AT_ONCE])
    for row in rows:
        row.refresh_from_db(fields=["version"])
        one.put_back += _taken_out(row)
    one.rows.filter(pk__in=[row.pk for row in rows]).delete()
    if len(rows) < AT_ONCE:
        one.state, one.ended_at = Import.State.UNDONE, at
    one.save(update_fields=["put_back", "state", "ended_at"])
    return one.is_running


def _taken_out(row: ImportedRow) -> bool:
    """Whether it is as before: who was met and has written, or was changed since, stays as they are."""
    customer = Customer.objects.select_for_update().filter(pk=row.customer_id or 0, joined_into=None).first()
    if customer is None:
        return False
    if row.outcome == Outcome.MET:
        return _forgotten(customer, row)
    undo = row.undo
    back = {name: undo["before"][name] for name, value in undo["after"].items() if getattr(customer, name) == value}
    if "company_id" in back:
        back["belongs_how"] = BelongsHow.IMPORT if back["company_id"] else ""
    for name, value in back.items():
        setattr(customer, name, value)
    nobody_else, customer.version = customer.version == row.version, customer.version + 1
    customer.name_key = name_key(customer.name)
    customer.save(update_fields=[*back, "name_key", "version"])
    if nobody_else:  # an earlier row of theirs is still as the import left it
        ImportedRow.objects.filter(of=row.of_id, customer=customer).update(version=customer.version)
    Address.objects.filter(pk__in=undo["added"], customer=customer).delete()
    for brought in _brought(customer, row):
        brought.delete()
    _allowed_again(customer, row)
    return True


def _allowed_again(customer: Customer, row: ImportedRow) -> None:
    """What the row took back stands again, unless they have spoken of it since."""
    for one in customer.consents.filter(pk__in=row.undo.get("taken_back", [])).exclude(withdrawn_at=None):
        if not customer.consents.filter(purpose=one.purpose, pk__gt=one.pk).exists():
            one.withdrawn_at, one.withdrawn_how = None, ""
            one.save(update_fields=["withdrawn_at", "withdrawn_how"])


def _brought(customer: Customer, row: ImportedRow) -> tuple[QuerySet[Consent], QuerySet[Memory]]:
    """The consents and memories that the row brought and nobody has touched since."""
    came, since = row.undo, row.of.at
    consents = customer.consents.filter(pk__in=came.get("allowed", [])).exclude(withdrawn_at__gt=since)
    memories = customer.memories.filter(pk__in=came.get("noted", []))
    return consents, memories.exclude(reworded_at__gt=since).exclude(put_away_at__gt=since)


def _forgotten(customer: Customer, row: ImportedRow) -> bool:
    consents, memories = _brought(customer, row)
    if (
        customer.version != row.version
        or customer.memories.exclude(pk__in=memories)
        or customer.consents.exclude(pk__in=consents)
        or customer.addresses.exclude(pk__in=row.undo["added"])
    ):
        return False
    try:
        with transaction.atomic():
            customer.delete()
    except ProtectedError:
        return False
    return True
