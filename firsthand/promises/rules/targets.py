"""Which targets hold in an inbox, and when a promise falls due after one changed. Pure."""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from typing import Any, Protocol


class Why(StrEnum):
    """What made a promise fall due at another time: other targets hold, or what was handed over is finished."""

    PRIORITY = "priority"
    TEAM = "team"
    FINISHED = "finished"


class Aimed(Protocol):
    """A target, as far as it is asked here."""

    inbox_id: int | None
    team_id: int | None
    channel: str
    priority: int | None
    customers: str
    first_answer: int | None
    next_answer: int | None
    solution: int | None


def listed_for(targets: Iterable[Aimed], *, inbox: int, channel: str) -> list[dict[str, Any]]:
    """Those that hold in an inbox of this channel, in their order, as its row keeps them: only what they say."""
    there = (one for one in targets if one.inbox_id in (None, inbox) and one.channel in ("", channel))
    return [_written(one) for one in there]


def _written(target: Aimed) -> dict[str, Any]:
    said = {
        "team": target.team_id,
        "priority": target.priority,
        "kind": target.customers,
        "first_answer": target.first_answer,
        "next_answer": target.next_answer,
        "solution": target.solution,
    }
    return {name: value for name, value in said.items() if value}


def redated(*, first: datetime, counted: datetime, from_now: datetime, at: datetime) -> datetime:
    """When a promise falls due after a target changed, honestly.

    Counted from when the customer asked; where that is past, from now, for nobody can keep what falls due before it is
    known. Never later than what was promised first: the customer counts on that.
    """
    return min(first, counted if counted > at else from_now)
