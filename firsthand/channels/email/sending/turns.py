"""Each letter of a limited mailbox leaves at its turn."""

from datetime import datetime, timedelta

from django.db import transaction

from firsthand.channels.email.models import Mailbox, Turn, WayOut
from firsthand.channels.email.sending.limits import DAY, Limits, next_turn
from firsthand.conversations.models import Message

# An administrator may raise the limits meanwhile: nobody sleeps longer than this over an old turn.
LOOKS_AGAIN = timedelta(minutes=5)


class NotItsTurn(Exception):
    """The letter waits for the sending limit."""

    def __init__(self, turn: datetime, *, at: datetime) -> None:
        super().__init__(f"The sending limit lets it leave at {turn.isoformat()}.")
        self.turn = turn
        self.again_at = min(turn, at + LOOKS_AGAIN)


def take_turn(message: Message, way: WayOut, *, at: datetime) -> None:
    """The letter may leave now, and counts as having left. Raises `NotItsTurn`.

    A second attempt is a second letter to whoever counts, so each takes a turn of its own.
    """
    if not way.is_limited:
        return
    turn = _turn(message, way, at=at)
    if turn > at:
        raise NotItsTurn(turn, at=at)


@transaction.atomic
def _turn(message: Message, way: WayOut, *, at: datetime) -> datetime:
    # One at a time, in however many processes: two must not take the same place.
    Mailbox.objects.select_for_update().get(pk=way.mailbox_id)
    Turn.objects.filter(mailbox=way.mailbox_id, at__lt=at - DAY).delete()
    mine = Turn.objects.filter(message=message, is_taken=False).first()
    if mine is None or mine.mailbox_id != way.mailbox_id:
        mine = mine or Turn(message=message)
        mine.mailbox_id, mine.at = way.mailbox_id, _next(way, at=at)
    mine.is_taken = mine.at <= at
    mine.save()
    return mine.at


def _next(way: WayOut, *, at: datetime) -> datetime:
    given = Turn.objects.filter(mailbox=way.mailbox_id).order_by("-at").values_list("at", flat=True)
    limits = Limits(a_minute=way.a_minute, an_hour=way.an_hour, a_day=way.a_day)
    return next_turn(limits, at=at, before=lambda count: next(iter(given[count - 1 : count]), None))


def give_turns_anew(way: WayOut) -> None:
    """Who waits under limits that have changed gets another turn when it looks again."""
    Turn.objects.filter(mailbox=way.mailbox_id, is_taken=False).delete()
