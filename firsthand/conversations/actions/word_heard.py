"""What the customer's word changes of a matter that was handed over; whoever heard it writes the conversation."""

from datetime import datetime

from firsthand.conversations.actions.handed import bring_home
from firsthand.conversations.actions.who_left import into_hands_that_are_here
from firsthand.conversations.facts import SolvedByWord, UnsolvedByWord
from firsthand.conversations.models import Conversation, HandOver
from firsthand.conversations.queries.hand_overs import home_of
from firsthand.team.models import Representative

SOLVED = ("follow_up_by", "owner", "team")


def solved(conversation: Conversation, *, at: datetime) -> SolvedByWord:
    """Nobody has to ask any more: `SOLVED` is to be written, and this recorded.

    What nobody has accepted was the first owner's all along, to whom it comes back if it is not solved after all.
    """
    _end_all(conversation, at=at)
    if conversation.owner_id is None:
        conversation.owner, conversation.team = conversation.follow_up_by, home_of(conversation)
        into_hands_that_are_here(conversation, at=at)
    conversation.hand_overs.in_force().update(closed_at=at)
    conversation.follow_up_by = None
    return SolvedByWord(conversation=conversation.pk, customer=conversation.customer_id)


def unsolved(conversation: Conversation, *, at: datetime, themselves: bool = False) -> tuple[UnsolvedByWord, list[str]]:
    """It is the first owner's again, and they still have to ask; with the fields that are to be written."""
    _end_all(conversation, at=at)
    first = Representative.objects.get(pk=conversation.follow_up_by_id or 0)
    left = bring_home(conversation, first, home_of(conversation), at=at)
    fact = UnsolvedByWord(
        conversation=conversation.pk,
        customer=conversation.customer_id,
        owner=conversation.owner_id,
        themselves=themselves,
        before=left.owner,
        before_team=left.team,
    )
    return fact, ["owner", "team", "state", "snoozed_until", *left.changed]


def is_news(conversation: Conversation) -> bool:
    """Whether that it is not solved changes anything: somebody has to ask, and has not been told so already."""
    if conversation.follow_up_by_id is None:
        return False
    return conversation.asked_at is None or conversation.owner_id != conversation.follow_up_by_id


def _end_all(conversation: Conversation, *, at: datetime) -> None:
    running = conversation.hand_overs.in_force().filter(state__in=HandOver.RUNNING)
    running.update(state=HandOver.State.FINISHED, ended_at=at)
