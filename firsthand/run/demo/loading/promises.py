"""What was promised in the demo's conversations: the answers that were owed, and what people wrote that they would do."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from firsthand.conversations.models import Conversation, Message
from firsthand.conversations.rules.owed import Owed as Owing
from firsthand.conversations.rules.states import State
from firsthand.journal.actor import HOUSE
from firsthand.promises.actions import count
from firsthand.promises.facts import (
    PromiseBroken,
    PromiseComesDue,
    PromiseKept,
    PromiseMade,
    PromiseMadeGood,
    PromiseRenegotiated,
)
from firsthand.promises.models import Promise
from firsthand.promises.rules.kinds import USUAL_LEAD, Cause, Kind, Owed, Stand
from firsthand.promises.rules.said import promise_in
from firsthand.run.demo.loading.happening import Happening
from firsthand.run.demo.loading.retelling import Retelling
from firsthand.team.models import Representative

BATCH = 500
# Every so manyth promise of people was broken, or moved by an answer before it fell due.
BROKEN, MOVED = 9, 2
CALLS, A_DAY = timedelta(hours=3), timedelta(days=1)
CAUSES = (Cause.SUPPLIER, Cause.TOO_MUCH, Cause.WAITED, Cause.FORGOTTEN, Cause.TOO_SOON)
# So many of the last ones still wait for somebody to say why.
UNEXPLAINED = 6


def leave_promises(told: Sequence[Retelling], *, at: datetime) -> list[Happening]:
    """Every answer that was owed is a promise that was kept, broken or is open; and so is what people wrote they would do.

    Returns what happened to the promises of people; what is owed is told by the letters and answers themselves.
    """
    owed = [one for each in told for one in _owed(each, at=at)]
    said = sorted((one for each in told for one in _said(each, at=at)), key=lambda one: (one.made_at, one.words))
    said += _calls(told, at=at)
    instead = _settle(said, answers={one.row.pk: _answers_of(one) for one in told}, at=at)
    Promise.objects.bulk_create([*owed, *said], batch_size=BATCH)
    Promise.objects.bulk_create(instead)
    said += instead
    _place(said, told)
    while count(at=at):
        pass
    return [happening for one in said for happening in _happenings(one)]


def _owed(told: Retelling, *, at: datetime) -> Iterator[Promise]:
    """One for each time the customer asked until we answered."""
    row, asked, first = told.row, None, True
    for message in sorted(told.messages, key=lambda one: one.at):
        if message.kind == Message.Kind.RECEIVED and not message.automatic and asked is None:
            asked = message.at
        elif message.kind == Message.Kind.REPLY and asked:
            yield from _answer(row, asked, message.at, first=first)
            asked, first = None, False
    if row.answer_due_at and row.asked_at:
        yield from _answer(row, row.asked_at, None, first=first)


def _answer(row: Conversation, asked: datetime, answered: datetime | None, *, first: bool) -> Iterator[Promise]:
    due = row.inbox.due(Owing.FIRST_ANSWER, asked, team=row.team_id, priority=row.priority, kind=row.customer.kind)
    due = row.answer_due_at if answered is None else due
    if due is None or due < asked:
        return
    promise = _promise(row, Kind.FIRST_ANSWER if first else Kind.NEXT_ANSWER, due, made_at=asked, owner=row.owner)
    promise.owed, promise.settled_at = Owed.ANSWER, answered
    if (answered and answered > due) or (answered is None and row.late_at):
        promise.stand, promise.broken_at, promise.look_at = Stand.BROKEN, due, None
    elif answered:
        promise.stand, promise.look_at = Stand.KEPT, None
    yield promise


def _said(told: Retelling, *, at: datetime) -> Iterator[Promise]:
    """What an answer bound its writer to, found in its words as the composer finds it."""
    hours, row = told.row.inbox.hours, told.row
    for message in told.messages:
        if message.kind != Message.Kind.REPLY or message.author_representative is None:
            continue
        zone = hours.zone if hours else ZoneInfo("UTC")
        if found := promise_in(message.text, now=message.at, zone=zone, hours=hours):
            promise = _promise(row, Kind.FREE, found.due_at, made_at=message.at, owner=message.author_representative)
            promise.words, promise.message, promise.maker = found.words[:300], message, message.author_representative
            yield promise


def _calls(told: Sequence[Retelling], *, at: datetime) -> list[Promise]:
    """Some of those who wait for the customer have promised to call them this afternoon, or tomorrow."""
    waiting = [one.row for one in told if one.row.state == State.WAITING and one.row.owner][:24:3]
    made = []
    for place, row in enumerate(waiting):
        promise = _promise(
            row, Kind.CALL_BACK, at + CALLS * (1 + place), made_at=max(row.last_at, at - CALLS), owner=row.owner
        )
        promise.maker = row.owner
        made.append(promise)
    return made


def _promise(
    row: Conversation, kind: Kind, due: datetime, *, made_at: datetime, owner: Representative | None
) -> Promise:
    promise = Promise(
        customer=row.customer,
        conversation=row,
        team=row.team,
        owner=owner,
        kind=kind,
        made_at=made_at,
        due_at=due,
        first_due_at=due,
    )
    promise.look_again(lead=owner.remind_minutes if owner else 30)
    return promise


def _answers_of(told: Retelling) -> list[Message]:
    return [one for one in told.messages if one.kind == Message.Kind.REPLY]


def _settle(said: Sequence[Promise], *, answers: Mapping[int, Sequence[Message]], at: datetime) -> list[Promise]:
    """What has fallen due was kept, but for every ninth; some were moved by an answer, which returns what stands instead."""
    past, instead = [one for one in said if one.due_at <= at], list[Promise]()
    for place, one in enumerate(past):
        one.look_at = None
        answer = next((each for each in answers[one.conversation_id] if each.at > one.made_at), None)
        if place % BROKEN == 4:
            _break(one, at=at, answer=answer, is_explained=place < len(past) - UNEXPLAINED * BROKEN)
            if place >= len(past) - BROKEN:
                one.settled_at = None
        elif answer and answer.at < one.due_at and place % MOVED == 0:
            one.stand, one.settled_at = Stand.RENEGOTIATED, answer.at
            instead.append(_instead(one, answer, at=at))
        else:
            one.stand, one.settled_at = Stand.KEPT, one.due_at - (one.due_at - one.made_at) / 3
    return instead


def _break(promise: Promise, *, at: datetime, answer: Message | None, is_explained: bool) -> None:
    """It was done too late; with an answer after its time the customer was told sorry."""
    promise.stand, promise.broken_at = Stand.BROKEN, promise.due_at
    done = promise.due_at + CALLS
    if is_explained:
        promise.cause = CAUSES[int(promise.made_at.timestamp()) % len(CAUSES)]
        if answer and answer.at > promise.due_at:
            promise.sorry_at = done = answer.at
    promise.settled_at = done if done <= at else None


def _instead(promise: Promise, answer: Message, *, at: datetime) -> Promise:
    """What an answer promised for a day later, kept since."""
    due = promise.due_at + A_DAY
    into = _promise(promise.conversation, Kind.FREE, due, made_at=answer.at, owner=promise.owner)
    into.words, into.message, into.maker, into.instead_of = promise.words, answer, promise.owner, promise
    if due <= at:
        into.stand, into.look_at, into.settled_at = Stand.KEPT, None, due - CALLS
    return into


def _happenings(promise: Promise) -> Iterator[Happening]:
    """What the actions would have recorded of it."""
    who = {"conversation": promise.conversation, "customer": promise.customer, "promise": promise, "kind": promise.kind}
    due = {"due": promise.due_at.isoformat(), "owner": promise.owner}
    owner = promise.owner or HOUSE
    yield Happening(promise.made_at, owner, PromiseMade, who | due)
    if promise.is_open:
        return
    ended = promise.broken_at or promise.settled_at or promise.due_at
    remind = promise.due_at - timedelta(minutes=USUAL_LEAD)
    if promise.made_at < remind < ended:
        yield Happening(remind, HOUSE, PromiseComesDue, who | due)
    if promise.broken_at:
        yield Happening(promise.broken_at, HOUSE, PromiseBroken, who | due)
    if promise.stand == Stand.RENEGOTIATED:
        into = promise.successor
        times = {"before_due": promise.due_at.isoformat(), "due": into.due_at.isoformat()}
        yield Happening(ended, owner, PromiseRenegotiated, who | times | {"into": into})
    elif promise.cause:
        told = {"cause": promise.cause, "told": promise.sorry_at is not None}
        yield Happening(promise.settled_at or ended, owner, PromiseMadeGood, who | told)
    elif promise.settled_at:
        yield Happening(promise.settled_at, owner, PromiseKept, who | {"late": promise.broken_at is not None})


def _place(said: Iterable[Promise], told: Sequence[Retelling]) -> None:
    """Where something is promised still, it is our turn: the conversation stands on the desk by that."""
    due: dict[int, list[datetime]] = defaultdict(list)
    for one in said:
        if one.settled_at is None:
            due[one.conversation_id].append(one.due_at)
    rows = [each.row for each in told if each.row.pk in due]
    for row in rows:
        row.promised_at = min(due[row.pk])
        if row.state == State.WAITING:
            row.state = State.OPEN
        row.stand_in_place()
    Conversation.objects.bulk_update(rows, ["promised_at", "state", "due_order"], batch_size=BATCH)
