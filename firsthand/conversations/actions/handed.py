"""What runs of the hand-overs of a matter, and how one of them ends."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from firsthand.conversations.actions.who_left import into_hands_that_are_here
from firsthand.conversations.facts import HandOverCalledOff
from firsthand.conversations.models import Conversation, HandOver
from firsthand.conversations.rules.states import State
from firsthand.team.models import Representative, Team


def running(conversation: Conversation) -> HandOver | None:
    """The hand-over that is offered or being worked on: the last one of them."""
    found = conversation.hand_overs.in_force().filter(state__in=HandOver.RUNNING).with_people()
    return found.order_by("-pk").first()


def offered_in(conversation: Conversation) -> HandOver | None:
    """The one that nobody has accepted yet; asks nothing of what was never handed over."""
    if not conversation.hand_over_count:
        return None
    return conversation.hand_overs.in_force().offered().with_people().order_by("-pk").first()


def called_off(offered: HandOver, conversation: Conversation, *, at: datetime) -> HandOverCalledOff:
    """It is called off; nobody has to ask the customer where nobody else has worked on it.

    The caller records it, and writes `follow_up_by`.
    """
    end(offered, HandOver.State.CALLED_OFF, at=at)
    who = {"conversation": conversation.pk, "customer": conversation.customer_id}
    free = let_free(conversation, at=at)
    return HandOverCalledOff(**who, hand_over=offered.pk, free=free, told=offered.told_id is not None)


def end(handed: HandOver, state: HandOver.State, *, at: datetime, reason: str = "") -> None:
    """It stands so, and nobody works on it any more."""
    handed.state, handed.ended_at, handed.reason = state, at, reason
    handed.save(update_fields=["state", "ended_at", "reason"])


def let_free(conversation: Conversation, *, at: datetime) -> bool:
    """Where nobody has accepted what was handed over, nobody has to ask; the caller writes `follow_up_by`."""
    in_force = conversation.hand_overs.in_force()
    if in_force.exclude(accepted_at=None).exists():
        return False
    in_force.update(closed_at=at)
    conversation.follow_up_by = None
    return True


@dataclass(frozen=True)
class Left:
    """Who and which team have it no longer, and what else changed of it."""

    owner: int | None
    team: int | None
    changed: Sequence[str]


def bring_home(conversation: Conversation, to: Representative, team: Team, *, at: datetime) -> Left:
    """It is this person's in their team, or whoever's who covers for them, and our turn; nobody's where they left.

    The caller writes it.
    """
    owner, at_team = conversation.owner_id, conversation.team_id
    conversation.owner, conversation.team = to, team
    into_hands_that_are_here(conversation, at=at)
    changed: list[str] = []
    if conversation.state != State.OPEN:
        conversation.state, conversation.snoozed_until = State.OPEN, None
        changed = conversation.run_on(at=at)
    return Left(
        owner=owner if owner != conversation.owner_id else None,
        team=at_team if at_team != team.pk else None,
        changed=changed,
    )
