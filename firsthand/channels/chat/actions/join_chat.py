"""A matter that came another way goes on in the chat, where its customer is now."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from firsthand.channels.chat.models import Visitor
from firsthand.channels.chat.queries import thread_here, visitors_of
from firsthand.channels.chat.rules.going_on import is_rested, may_bring_along
from firsthand.conversations.actions import merge
from firsthand.conversations.actions.reply import refuse_when_answered
from firsthand.conversations.models import Conversation
from firsthand.conversations.queries import earlier_of
from firsthand.kit.errors import Refused
from firsthand.live import tell
from firsthand.team.models import Representative


class NotInTheChat(Refused):
    words = _("{name} is in the chat no more, or a colleague answers them there. Choose another way for this answer.")


@transaction.atomic
def join_chat(conversation: Conversation, *, by: Representative, at: datetime, read_to: int | None) -> None:
    """What they said in the chat stands in this matter, which can be undone, and what is answered here is heard there.

    Raises `NotInTheChat`, `AnsweredMeanwhile` as `reply` does, and what `merge` is refused with.
    """
    refuse_when_answered(conversation, by=by, read_to=read_to)
    thread = thread_here(earlier_of(conversation, representative=by), at=at)
    if thread is None or not may_bring_along(thread.owner_id, thread.is_resolved, by=by.pk):
        raise NotInTheChat(name=conversation.customer.called)
    if is_rested(thread.resolved_at, at=at):
        _go_on_in(conversation, after=thread)
    else:
        merge(thread, into=conversation, by=by, at=at)


def _go_on_in(conversation: Conversation, *, after: Conversation) -> None:
    """What was solved long ago stays a matter of its own; the chat goes on here, as it would have begun anew."""
    theirs = [one.pk for one in visitors_of(after.pk) if one.is_vouched_for and one.is_in_their_own]
    Visitor.objects.filter(pk__in=theirs).update(conversation=conversation)
    tell([f"conversation:{after.pk}"])
