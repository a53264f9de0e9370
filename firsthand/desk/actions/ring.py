"""A bell rings: whoever is on is told, then the next, until somebody has the matter."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from firsthand.conversations.actions import own
from firsthand.conversations.facts import (
    ConversationAssigned,
    ConversationOwned,
    ConversationResolved,
    ReplyWritten,
)
from firsthand.conversations.models import Conversation
from firsthand.conversations.queries import seeing
from firsthand.conversations.rules.states import State
from firsthand.desk.facts import BellRung, BellTaken, BellUnanswered
from firsthand.desk.models import Bell, Ring, Ringing
from firsthand.desk.rules.bells import next_to_ring
from firsthand.desk.rules.refusals import RingsNoMore
from firsthand.journal.actor import HOUSE, Kind
from firsthand.journal.models import Entry
from firsthand.journal.record import record
from firsthand.notices.actions import Telling, tell_representatives
from firsthand.notices.rules import About
from firsthand.team.models import Representative
from firsthand.team.queries import leading, on_duty

HAS_IT = (ConversationOwned, ConversationAssigned, ReplyWritten, ConversationResolved)


@transaction.atomic
def ring(conversation: Conversation, bell: Bell, *, at: datetime) -> Ringing | None:
    """It rings for the matter, unless it rings already or there is nothing to do in it."""
    if conversation.state != State.OPEN:
        return None
    ringing, is_new = Ringing.objects.get_or_create(
        conversation=conversation,
        ended_at=None,
        defaults={"bell": bell, "begun_at": at, "rung_at": at, "rings_at": at},
    )
    if is_new:
        _ring_next(ringing, at=at)
    return ringing


@transaction.atomic
def ring_on(*, at: datetime) -> bool:
    """The next ringing whose time has come goes on or ends; whether there was one.

    A clock that was set back does not keep anybody waiting: what was rung in the future is due.
    """
    due = Ringing.objects.going_on().filter(Q(rings_at__lte=at) | Q(rung_at__gt=at))
    found = due.locked_if_free().select_related("bell__rota__team", "conversation").order_by("rings_at", "pk").first()
    if found is None:
        return False
    if taker := _who_has_it(found):
        _end(found, Ringing.Outcome.TAKEN, taker=taker, at=at)
    elif found.conversation.state != State.OPEN:
        _end(found, Ringing.Outcome.CALMED, at=at)
    else:
        _ring_next(found, at=at)
    return True


@transaction.atomic
def take_ringing(ringing: Ringing, *, by: Representative, at: datetime) -> Ringing:
    """The matter is theirs and nobody else is rung. Raises `RingsNoMore`, `NotYours`."""
    now = Ringing.objects.select_for_update(of=("self",)).select_related("conversation").get(pk=ringing.pk)
    if now.ended_at is not None:
        raise RingsNoMore
    own(now.conversation, by=by, at=at)
    _end(now, Ringing.Outcome.TAKEN, taker=by.pk, at=at)
    return now


def _ring_next(ringing: Ringing, *, at: datetime) -> None:
    people = _to_be_rung(ringing, at=at)
    rung = list(ringing.rings.values_list("representative", flat=True))
    found = next_to_ring(people, rung)
    if found is None:
        _end(ringing, Ringing.Outcome.UNANSWERED, at=at)
        return
    Ring.objects.create(ringing=ringing, representative_id=found, at=at)
    ringing.rung_at, ringing.rings_at = at, at + timedelta(minutes=ringing.bell.minutes)
    ringing.save(update_fields=["rung_at", "rings_at"])
    who = {"conversation": ringing.conversation_id, "customer": ringing.conversation.customer_id}
    record(BellRung(**who, bell=ringing.bell_id, representative=found, times=len(rung) + 1), by=HOUSE, at=at)
    tell_representatives([Telling(found, About.RINGS, ringing.conversation_id)], at=at)


def _to_be_rung(ringing: Ringing, *, at: datetime) -> list[int]:
    """Who is on now, then who leads the team, then administrators, of those who see the matter: there is always somebody."""
    rota = ringing.bell.rota
    people = dict.fromkeys(one.pk for one in (*on_duty(rota, at=at), *leading(rota.team)))
    sees = set(seeing(ringing.conversation).filter(pk__in=people).values_list("pk", flat=True))
    return [one for one in people if one in sees]


def _who_has_it(ringing: Ringing) -> int | None:
    """Somebody who has taken, been given, answered or solved it since."""
    since = Entry.objects.about(ringing.conversation_id).filter(at__gt=ringing.begun_at, by_kind=Kind.REPRESENTATIVE)
    return since.filter(name__in=[kind.name for kind in HAS_IT]).order_by("-pk").values_list("by_id", flat=True).first()


def _end(ringing: Ringing, outcome: Ringing.Outcome, *, taker: int | None = None, at: datetime) -> None:
    ringing.ended_at, ringing.outcome, ringing.taken_by_id = at, outcome, taker
    ringing.save(update_fields=["ended_at", "outcome", "taken_by"])
    who = {"conversation": ringing.conversation_id, "customer": ringing.conversation.customer_id}
    if outcome == Ringing.Outcome.UNANSWERED:
        record(BellUnanswered(**who, bell=ringing.bell_id), by=HOUSE, at=at)
    elif taker is not None:
        seconds = int((at - ringing.begun_at).total_seconds())
        record(BellTaken(**who, bell=ringing.bell_id, representative=taker, seconds=seconds), by=HOUSE, at=at)
