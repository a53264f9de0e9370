"""What stands of two matters that become one, and what stood of each. Pure."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Protocol

from firsthand.conversations.rules.states import State

# Whose turn it is: the matter is as open as the more open of the two.
OPENNESS = [State.OPEN, State.WAITING, State.SNOOZED, State.RESOLVED]
OWED = {"asked_at": ("asked_at", "answer_due_at", "late_at"), "solution_due_at": ("solution_due_at", "paused_at")}


class Matter(Protocol):
    """What is looked at of a conversation."""

    state: str
    priority: int
    owner_id: int | None
    follow_up_by_id: int | None
    subject: str
    last_at: datetime


def as_one(into: Matter, other: Matter) -> dict[str, Any]:
    """The values of the one that stays: its own owner, team and subject, the earlier promises, the newer last word."""
    return {
        "owner_id": into.owner_id or other.owner_id,
        "follow_up_by_id": into.follow_up_by_id or other.follow_up_by_id,
        "subject": into.subject or other.subject,
        "priority": max(into.priority, other.priority),
        **_turn(into, other),
        **_last_word(into, other),
        **_owed(into, other),
        **{name: _earliest(into, other, name) for name in ("opened_at", "first_answered_at")},
        **{name: getattr(into, name) + getattr(other, name) for name in COUNTS},
    }


COUNTS = ("message_count", "side_count", "unsent_count", "hand_over_count")


def _turn(into: Matter, other: Matter) -> dict[str, Any]:
    state = min((State(into.state), State(other.state)), key=OPENNESS.index)
    return {
        "state": state,
        "snoozed_until": _earliest(into, other, "snoozed_until") if state == State.SNOOZED else None,
        "resolved_at": _of("resolved_at", max, into, other) if state == State.RESOLVED else None,
    }


def _last_word(into: Matter, other: Matter) -> dict[str, Any]:
    newer = max((into, other), key=lambda one: one.last_at)
    return {name: getattr(newer, name) for name in ("last_at", "last_by", "excerpt")}


def _owed(into: Matter, other: Matter) -> dict[str, Any]:
    """The customer waits since they asked first."""
    values: dict[str, Any] = {}
    for since, names in OWED.items():
        asked = [one for one in (into, other) if getattr(one, since)]
        first = min(asked, key=lambda one: getattr(one, since), default=into)
        values |= {name: getattr(first, name) for name in names}
    return values


def _earliest(into: Matter, other: Matter, name: str) -> datetime | None:
    return _of(name, min, into, other)


def _of(name: str, choose: Any, *matters: Matter) -> datetime | None:
    known: Iterable[datetime] = [moment for one in matters if (moment := getattr(one, name))]
    return choose(known, default=None)  # type: ignore[no-any-return]
