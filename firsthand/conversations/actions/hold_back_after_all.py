"""What was found out after a letter came: it is held back after all, or its reasons are weighed again."""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction

from firsthand.conversations.actions.holding import hold_for, hold_of
from firsthand.conversations.facts import HeldBack
from firsthand.conversations.models import Conversation
from firsthand.conversations.rules.states import HeldFor
from firsthand.conversations.rules.verdict import Reason, Verdict
from firsthand.journal.actor import HOUSE
from firsthand.journal.record import record
from firsthand.live import tell


@transaction.atomic
def hold_back_after_all(conversation: Conversation, verdict: Verdict, *, at: datetime) -> bool:
    """Whether it waits in the spam folder now. What somebody has touched, or where more was said, stays on the desk."""
    conversation = Conversation.objects.locked().get(pk=conversation.pk)
    if not conversation.is_open or conversation.owner_id or conversation.unsent_count or conversation.side_count:
        return False
    messages = list(conversation.messages.values_list("pk", flat=True)[:2])
    if len(messages) != 1:
        return False
    hold_for(verdict.held_for, conversation, by=None, at=at, score=verdict.score, reasons=verdict.reasons)
    who = {"conversation": conversation.pk, "customer": conversation.customer_id}
    record(HeldBack(**who, message=messages[0], why=verdict.held_for, score=verdict.score), by=HOUSE, at=at)
    return True


@transaction.atomic
def weigh_again(conversation: Conversation, weighed: Callable[[list[Reason]], Verdict]) -> None:
    """The hold in force of what looked like spam has the reasons and the score that its old reasons come to now."""
    conversation = Conversation.objects.locked().get(pk=conversation.pk)
    hold = hold_of(conversation)
    if hold is None or hold.held_for != HeldFor.LIKELY:
        return
    verdict = weighed(list(hold.reasons))
    hold.reasons, hold.score = list(verdict.reasons), verdict.score
    hold.save(update_fields=["reasons", "score"])
    tell([f"conversation:{conversation.pk}"])
