"""A representative follows a conversation, or no longer does."""

from datetime import datetime

from django.db import transaction

from firsthand.conversations.actions.acting import taken_up
from firsthand.conversations.facts import ConversationFollowed, ConversationNoLongerFollowed
from firsthand.conversations.models import Conversation, Following
from firsthand.journal.record import record
from firsthand.kit.rows import update
from firsthand.team.models import Representative


@transaction.atomic
def follow(conversation: Conversation, *, by: Representative, at: datetime) -> None:
    """They are told what happens in it from now on; one that they followed already stays so."""
    conversation = taken_up(conversation, by=by)
    _row, is_new = Following.objects.get_or_create(conversation=conversation, representative=by, defaults={"since": at})
    if is_new:
        conversation.follower_count += 1
        update(conversation, "follower_count")
        record(ConversationFollowed(conversation=conversation.pk, customer=conversation.customer_id), by=by, at=at)


@transaction.atomic
def stop_following(conversation: Conversation, *, by: Representative, at: datetime) -> None:
    """They are told no more than concerns them; one that they did not follow stays so."""
    conversation = taken_up(conversation, by=by)
    gone, _kinds = Following.objects.filter(conversation=conversation, representative=by).delete()
    if gone:
        conversation.follower_count = max(0, conversation.follower_count - gone)
        update(conversation, "follower_count")
        fact = ConversationNoLongerFollowed(conversation=conversation.pk, customer=conversation.customer_id)
        record(fact, by=by, at=at)
