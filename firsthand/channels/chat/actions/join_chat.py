"""A matter that came another way goes on in the chat, where its customer is now."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from firsthand.channels.chat.queries import thread_here
from firsthand.channels.chat.rules.going_on import may_bring_along
from firsthand.conversations.actions import merge
from firsthand.conversations.actions.reply import refuse_when_answered
from firsthand.conversations.models import Conversation
from firsthand.conversations.queries import earlier_of
from firsthand.kit.errors import Refused
from firsthand.team.models import Representative


class NotInTheChat(Refused):
    words = _("{name} is in the chat no more, or a colleague answers them there. Choose another way for this answer.")


@transaction.atomic
def join_chat(conversation: Conversation, *, by: Representative, at: datetime, read_to: int | None) -> None:
    """What they said in the chat stands in this matter, and what is answered here is heard there; it can be undone.

    Raises `NotInTheChat`, `AnsweredMeanwhile` as `reply` does, and what `merge` is refused with.
    """
    refuse_when_answered(conversation, by=by, read_to=read_to)
    thread = thread_here(earlier_of(conversation, representative=by), at=at)
    if thread is None or not may_bring_along(thread.owner_id, thread.is_resolved, by=by.pk):
        raise NotInTheChat(name=conversation.customer.called)
    merge(thread, into=conversation, by=by, at=at)
