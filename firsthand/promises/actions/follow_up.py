"""Whoever had a matter first asks its customer whether what was handed over is solved: that is a promise as any other."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from firsthand.conversations.models import HandOver
from firsthand.journal.actor import HOUSE
from firsthand.journal.facts import Fact
from firsthand.journal.record import record
from firsthand.kit.rows import insert_few
from firsthand.promises.actions.acting import settle
from firsthand.promises.actions.keep import broken, kept
from firsthand.promises.actions.make import promised
from firsthand.promises.actions.place import place_on_desks
from firsthand.promises.actions.redate import moved_from
from firsthand.promises.actions.release import released
from firsthand.promises.models import Promise
from firsthand.promises.rules.follow_ups import asks_again_by, asks_soon_by
from firsthand.promises.rules.kinds import USUAL_LEAD, Kind, Stand
from firsthand.promises.rules.targets import Why


def promise_follow_ups(hand_overs: Collection[int], *, at: datetime) -> None:
    """Of each the first owner asks by its time; where they have to ask already, that promise stands."""
    handed = list(
        HandOver.objects.filter(pk__in=hand_overs).select_related("conversation", "first", "by").order_by("pk")
    )
    matters = [one.conversation_id for one in handed]
    asked = {one.conversation_id for one in _unsettled(matters)}
    _make([_promise(one, due=one.ask_by, at=at) for one in handed if one.conversation_id not in asked], at=at)
    place_on_desks(matters)


def ask_soon(conversations: Collection[int], *, at: datetime) -> None:
    """The others have finished: the customer is asked within a working day, and never later than was promised."""
    moved: list[Fact] = []
    for one in _unsettled(conversations):
        before = one.due_at
        one.due_at = asks_soon_by(before, at=at, after=one.conversation.inbox.after)
        if one.is_open and one.due_at != before:
            one.look_again(lead=one.owner.remind_minutes if one.owner else USUAL_LEAD)
            one.version += 1
            one.save(update_fields=["due_at", "look_at", "version"])
            moved.append(moved_from(before, one, why=Why.FINISHED))
    if moved:
        place_on_desks(conversations)
        record(*moved, by=HOUSE, at=at)


def end_follow_ups(conversations: Collection[int], *, at: datetime) -> None:
    """The customer was asked and has said that it is solved: kept where that was in time, else broken and settled."""
    _record_asked(_asked(conversations, at=at), at=at)
    place_on_desks(conversations)


def ask_again(conversations: Collection[int], *, at: datetime) -> None:
    """The customer was asked and has said that it is not solved: they are asked again once it should be."""
    asked = _asked(conversations, at=at)
    again = {one.conversation_id: one for one in asked if one.hand_over}
    _make(
        [
            _promise(one.hand_over, due=asks_again_by(at=at, after=one.conversation.inbox.after), at=at)
            for one in again.values()
            if one.hand_over
        ],
        at=at,
    )
    _record_asked(asked, at=at)
    place_on_desks(conversations)


def drop_follow_ups(conversations: Collection[int], *, at: datetime) -> None:
    """Nobody has to ask any more: what was still open is released."""
    found = _unsettled(conversations)
    free = [one for one in found if one.is_open]
    settle(free, at=at, stand=Stand.RELEASED)
    settle([one for one in found if one not in free], at=at)
    place_on_desks(conversations)
    if free:
        record(*map(released, free), by=HOUSE, at=at)


def _unsettled(conversations: Collection[int]) -> list[Promise]:
    rows = Promise.objects.unsettled().follow_ups().filter(conversation__in=conversations).locked()
    people = rows.select_related("owner", "conversation__inbox__calendar", "conversation__inbox__team__calendar")
    return list(people.select_related("hand_over__conversation", "hand_over__first", "hand_over__by").order_by("pk"))


def _asked(conversations: Collection[int], *, at: datetime) -> list[Promise]:
    """Those that are settled by that."""
    found = _unsettled(conversations)
    settle([one for one in found if one.is_open and at <= one.due_at], at=at, stand=Stand.KEPT)
    settle([one for one in found if one.is_open], at=at, stand=Stand.BROKEN, broken_at=at)
    settle([one for one in found if not one.is_settled], at=at)
    return found


def _record_asked(asked: Iterable[Promise], *, at: datetime) -> None:
    for one in asked:
        in_time = one.stand == Stand.KEPT
        late = [broken(one)] if one.broken_at == at else []
        record(*late, kept(one, in_time=in_time), by=one.owner or HOUSE, at=at)


def _promise(handed: HandOver, *, due: datetime, at: datetime) -> Promise:
    promise = Promise(
        customer_id=handed.conversation.customer_id,
        conversation=handed.conversation,
        team_id=handed.before_team_id,
        maker=handed.by,
        owner=handed.first,
        # So that it goes with the note, wherever that is moved.
        message_id=handed.note_id,
        hand_over=handed,
        kind=Kind.FOLLOW_UP,
        made_at=at,
        due_at=due,
        first_due_at=due,
    )
    promise.look_again(lead=handed.first.remind_minutes)
    return promise


def _make(promises: Sequence[Promise], *, at: datetime) -> None:
    if not promises:
        return
    insert_few(promises)
    for one in promises:
        record(promised(one), by=one.maker or HOUSE, at=at)
