"""Owners are reminded of what falls due soon, and what fell due undone is broken; each once."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, QuerySet

from firsthand.journal.actor import HOUSE
from firsthand.journal.record import record
from firsthand.kit.prepared import prepared_values
from firsthand.promises.actions.keep import broken
from firsthand.promises.facts import PromiseComesDue
from firsthand.promises.models import Promise
from firsthand.promises.rules.kinds import USUAL_LEAD, Owed, Stand
from firsthand.team.queries import leads_of

BATCH = 500
LOOKED_AT = (
    "customer kind owed made_at due_at look_at stand owner__remind_minutes conversation__owner__remind_minutes "
    "conversation__team"
).split()


def fall_due(*, at: datetime) -> int:
    """Of each promise that is to be looked at now the owner is reminded, or it is broken; returns how many, at most 500.

    An answer is broken by the conversation's own clock, which counts it as late.
    """
    # Twice a minute for years the answer is no: one row of a small index says so, and no writer waits for it.
    return _look_at_due(at=at) if any(moment and moment <= at for (moment,) in _next_look()) else 0


@prepared_values
def _next_look() -> QuerySet[Promise, tuple[datetime | None]]:
    return Promise.objects.open().running().filter(look_at__isnull=False).order_by("look_at").values_list("look_at")[:1]


@transaction.atomic
def _look_at_due(*, at: datetime) -> int:
    found = list(_found(at))
    if not found:
        return 0
    soon, due = [one for one in found if one.due_at > at], [one for one in found if one.due_at <= at]
    _look_later(one for one in soon if not _is_time(one, at=at))
    remind = [one for one in soon if _is_time(one, at=at)]
    _write(remind, look_at=F("due_at"))
    _write([one for one in due if one.owed == Owed.ANSWER], look_at=None)
    late = [one for one in due if one.owed != Owed.ANSWER]
    _break(late, at=at)
    record(*_reminders(remind), *map(broken, late), by=HOUSE, at=at)
    return len(found)


def _found(at: datetime) -> Iterable[Promise]:
    # Whoever is keeping one just now holds it: it is not waited for, and is looked at again a minute later if it stands.
    free = Promise.objects.locked_if_free().to_look_at(at)
    return free.select_related("owner", "conversation__owner").only(*LOOKED_AT)[:BATCH]


def _is_time(promise: Promise, *, at: datetime) -> bool:
    return promise.due_at - lead_of(promise) <= at


def lead_of(promise: Promise) -> timedelta:
    """So long before it falls due its owner wants to be reminded."""
    owner = promise.keeper
    return timedelta(minutes=owner.remind_minutes if owner else USUAL_LEAD)


def _look_later(promises: Iterable[Promise]) -> None:
    """Whose the conversation is changed, or when they want to be reminded."""
    later = list(promises)
    for one in later:
        one.look_at = one.due_at - lead_of(one)
    Promise.objects.bulk_update(later, ["look_at"], batch_size=400)


def _break(promises: Sequence[Promise], *, at: datetime) -> None:
    _write(promises, stand=Stand.BROKEN, broken_at=at, look_at=None, version=F("version") + 1)
    for one in promises:
        if one.owed != Owed.NOTHING and (one.owner_id, one.team_id) != (
            one.conversation.owner_id,
            one.conversation.team_id,
        ):
            one.owner_id, one.team_id = one.conversation.owner_id, one.conversation.team_id
            one.save(update_fields=["owner", "team"])


def _write(promises: Sequence[Promise], **values: object) -> None:
    if promises:
        Promise.objects.filter(pk__in=[one.pk for one in promises]).update(**values)


def _reminders(promises: Sequence[Promise]) -> list[PromiseComesDue]:
    """To their owners; what somebody said and nobody keeps, to who leads the team."""
    unowned = {one.conversation.team_id for one in promises if one.owed == Owed.NOTHING and one.owner_id is None}
    leads = leads_of(unowned) if unowned else {}
    told = ((one, one.keeper) for one in promises)
    return [
        _comes_due(one, owner=owner.pk if owner else leads[one.conversation.team_id], unowned=owner is None)
        for one, owner in told
        if owner or (one.owed == Owed.NOTHING and one.conversation.team_id in leads)
    ]


def _comes_due(promise: Promise, *, owner: int, unowned: bool) -> PromiseComesDue:
    return PromiseComesDue(
        conversation=promise.conversation_id,
        customer=promise.customer_id,
        promise=promise.pk,
        kind=promise.kind,
        due=promise.due_at.isoformat(),
        owner=owner,
        unowned=unowned,
    )
