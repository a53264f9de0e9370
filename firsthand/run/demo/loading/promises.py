"""What was promised in the demo's conversations: the answers that were owed, and what people wrote that they would do."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from firsthand.conversations.models import Conversation, Message
from firsthand.conversations.rules.owed import Owed as Owing
from firsthand.conversations.rules.states import State
from firsthand.promises.actions import count
from firsthand.promises.models import Promise
from firsthand.promises.rules.kinds import Cause, Kind, Owed, Stand
from firsthand.promises.rules.said import promise_in
from firsthand.run.demo.loading.retelling import Retelling
from firsthand.team.models import Representative

BATCH = 500
# Every so manyth promise of people was broken, or moved before it fell due.
BROKEN, MOVED = 9, 11
CALLS = timedelta(hours=3)
CAUSES = (Cause.SUPPLIER, Cause.TOO_MUCH, Cause.WAITED, Cause.FORGOTTEN, Cause.TOO_SOON)
# So many of the last ones still wait for somebody to say why.
UNEXPLAINED = 6


def leave_promises(told: Sequence[Retelling], *, at: datetime) -> None:
    """Every answer that was owed is a promise that was kept, broken or is open; and so is what people wrote they would do."""
    owed = [one for each in told for one in _owed(each, at=at)]
    said = sorted((one for each in told for one in _said(each, at=at)), key=lambda one: (one.made_at, one.words))
    said += _calls(told, at=at)
    _settle(said, at=at)
    Promise.objects.bulk_create([*owed, *said], batch_size=BATCH)
    _place(said, told)
    while count(at=at):
        pass


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


def _settle(said: Sequence[Promise], *, at: datetime) -> None:
    """What has fallen due was kept, but for every ninth; of what is due still every eleventh was moved here once."""
    past = [one for one in said if one.due_at <= at]
    for place, one in enumerate(past):
        one.look_at = None
        if place % BROKEN == 4:
            one.stand, one.broken_at, one.settled_at = Stand.BROKEN, one.due_at, one.due_at + CALLS
            if place < len(past) - UNEXPLAINED * BROKEN:
                one.cause, one.sorry_at = CAUSES[place % len(CAUSES)], one.settled_at
            elif one.due_at + CALLS > at or place >= len(past) - BROKEN:
                one.settled_at = None
        elif place % MOVED == 5:
            one.stand, one.settled_at = Stand.RENEGOTIATED, one.due_at - (one.due_at - one.made_at) / 4
        else:
            one.stand, one.settled_at = Stand.KEPT, one.due_at - (one.due_at - one.made_at) / 3
        if one.settled_at and one.settled_at > at:
            one.settled_at = at


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
