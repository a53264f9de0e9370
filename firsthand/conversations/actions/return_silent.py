"""Whose owner does nothing for long goes back to the desk of its team."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Max, QuerySet

from firsthand.conversations.facts import (
    ConversationAssigned,
    ConversationLent,
    ConversationPutBack,
    ConversationReopened,
    ConversationReturned,
    ConversationWoke,
    HandedOver,
    HandOverFinished,
    HandOverGivenBack,
    LongSilence,
    ResolutionTakenBack,
    UnsolvedByWord,
)
from firsthand.conversations.models import Conversation, HandOver
from firsthand.conversations.models.conversation import ConversationQuerySet
from firsthand.conversations.rules.silence import Heard, silent_from
from firsthand.journal.actor import HOUSE, Kind
from firsthand.journal.models import Entry
from firsthand.journal.record import record
from firsthand.kit.prepared import prepared_values
from firsthand.team.models import Team

BATCH = 500
A_YEAR = timedelta(days=365)
# From then on it waits for its owner, whoever brought that about.
BEGINS = [
    kind.name
    for kind in (
        ConversationAssigned,
        ConversationLent,
        ConversationPutBack,
        ConversationReopened,
        ConversationReturned,
        ConversationWoke,
        HandedOver,
        HandOverFinished,
        HandOverGivenBack,
        ResolutionTakenBack,
        UnsolvedByWord,
    )
]


def return_silent(*, at: datetime) -> int:
    """Each open matter whose owner has done nothing for as long as their team bears is its team's again.

    Returns how many were looked at, at most 500 that are new to it and 500 whose time has come.
    """
    limits: dict[int, int] = dict(_limits())
    if not limits or not (_any_unwatched(*limits) or _is_due(at)):
        return 0
    return _return_silent(limits, at=at)


@prepared_values
def _limits() -> QuerySet[Team, tuple[int, int]]:
    return Team.objects.standing().exclude(silence_minutes=0).values_list("pk", "silence_minutes")


@prepared_values
def _any_unwatched(*teams: int) -> QuerySet[Conversation, tuple[int]]:
    return Conversation.objects.open().filter(team__in=teams, owner__isnull=False, quiet_at=None).values_list("pk")[:1]


def _is_due(at: datetime) -> bool:
    return any(moment and moment <= at for (moment,) in _next_look())


@prepared_values
def _next_look() -> QuerySet[Conversation, tuple[datetime | None]]:
    owned = Conversation.objects.open().filter(owner__isnull=False, quiet_at__isnull=False)
    return owned.order_by("quiet_at").values_list("quiet_at")[:1]


@transaction.atomic
def _return_silent(limits: Mapping[int, int], *, at: datetime) -> int:
    new = list(_unwatched(limits)[:BATCH])
    _look_later([(one, _first_look(one, limits)) for one in new])
    due = list(_due(at)[:BATCH])
    _return_or_wait(due, limits, at=at)
    return len(new) + len(due)


def _owned() -> ConversationQuerySet:
    # Whoever is busy with one holds it: that is not silence, and it is looked at a little later.
    return Conversation.objects.open().exclude(owner=None).locked_if_free()


def _unwatched(limits: Mapping[int, int]) -> ConversationQuerySet:
    found = _owned().filter(team__in=limits, quiet_at=None).order_by("team", "pk")
    return found.select_related("inbox__calendar", "inbox__team__calendar")


def _due(at: datetime) -> ConversationQuerySet:
    found = _owned().filter(quiet_at__lte=at).order_by("quiet_at", "pk")
    return found.select_related("inbox__calendar", "inbox__team__calendar")


def _first_look(one: Conversation, limits: Mapping[int, int]) -> datetime | None:
    return one.inbox.after(one.last_at, minutes=limits[one.team_id])


def _look_later(looks: Sequence[tuple[Conversation, datetime | None]]) -> None:
    # The version stays: only time has passed, and nobody shall be refused for that.
    for one, moment in looks:
        one.quiet_at = moment or one.last_at
    Conversation.objects.bulk_update([one for one, _moment in looks], ["quiet_at"], batch_size=400)


def _return_or_wait(due: Sequence[Conversation], limits: Mapping[int, int], *, at: datetime) -> None:
    if not due:
        return
    heard = _heard(due)
    unlimited = [one for one in due if one.team_id not in limits]
    Conversation.objects.filter(pk__in=[one.pk for one in unlimited]).update(quiet_at=None)
    silent, wait = list[Conversation](), list[tuple[Conversation, datetime | None]]()
    for one in due:
        if one.team_id in limits:
            moment = _silent_from(one, heard[one.pk], limits[one.team_id], at=at)
            if moment is not None and moment <= at:
                silent.append(one)
            else:
                wait.append((one, moment or at + A_YEAR))
    _look_later(wait)
    _return(silent, at=at)


def _silent_from(one: Conversation, heard: datetime, minutes: int, *, at: datetime) -> datetime | None:
    """When it is silence; None where nobody ever works."""
    matter = Heard(
        last=heard,
        asked_at=one.asked_at,
        promised_at=one.promised_at,
        is_handed=one.follow_up_by_id is not None,
        has_unsent=one.unsent_count > 0,
    )
    return silent_from(matter, after=lambda since: one.inbox.after(since, minutes=minutes), at=at)


def _heard(due: Iterable[Conversation]) -> dict[int, datetime]:
    """When the owner of each was heard last, or it began to wait for them."""
    owners = {one.pk: one.owner_id for one in due}
    heard = {one.pk: one.opened_at for one in due}
    grouped = Entry.objects.filter(conversation_id__in=owners).order_by()
    rows = grouped.values_list("conversation_id", "by_kind", "by_id", "name").annotate(last=Max("at"))
    for conversation, kind, who, name, last in rows:
        is_theirs = kind == Kind.REPRESENTATIVE and who == owners[conversation]
        if is_theirs or name in BEGINS:
            heard[conversation] = max(heard[conversation], last)
    return heard


def _return(silent: Sequence[Conversation], *, at: datetime) -> None:
    if not silent:
        return
    numbers = [one.pk for one in silent]
    Conversation.objects.filter(pk__in=numbers).update(owner=None, quiet_at=None, version=F("version") + 1)
    # What was handed to a person who says nothing is there for everybody in the team to accept.
    HandOver.objects.in_force().offered().filter(conversation__in=numbers).update(to=None)
    record(*(_fact(one) for one in silent), by=HOUSE, at=at)


def _fact(one: Conversation) -> LongSilence:
    since = one.quiet_at.isoformat() if one.quiet_at else ""
    who = {"conversation": one.pk, "customer": one.customer_id}
    return LongSilence(**who, team=one.team_id, since=since, before=one.owner_id)
