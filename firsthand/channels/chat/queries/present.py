"""Where a customer looks at a chat of ours right now."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import Q

from firsthand.channels.chat.models import Visitor
from firsthand.channels.chat.rules.absence import HERE_FOR
from firsthand.conversations.models import Conversation


def thread_here(others: Sequence[Conversation], *, at: datetime) -> Conversation | None:
    """The one of these matters of a customer in which they are in the chat now; asks nothing where none came by chat.

    Only where their site vouches for them: of whoever only typed an address nobody knows who they are.
    """
    threads = {one.pk: one for one in others if one.came_by == "chat"}
    if not threads:
        return None
    there = Q(conversation__in=threads) | Q(conversation__merged_into__in=threads)
    looking = Visitor.objects.filter(there, is_vouched_for=True, chat__is_open=True, here_at__gt=at - HERE_FOR)
    seen = looking.select_related("customer__joined_into", "conversation__merged_into").order_by("-here_at")
    theirs = (one.thread for one in seen if one.is_in_their_own)
    return next((threads[one.pk] for one in theirs if one and one.pk in threads), None)
