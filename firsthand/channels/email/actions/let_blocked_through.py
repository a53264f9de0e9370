"""What was held back for a block that has ended is let through to the desk."""

from datetime import datetime

from django.db import transaction

from firsthand.channels.email.actions.block import unblock
from firsthand.channels.email.models import Block
from firsthand.channels.email.spam.blocked import held_for
from firsthand.conversations.actions import let_through
from firsthand.conversations.models import Conversation
from firsthand.team.models import Representative

# Each is a handful of statements: who let more through at once would hold up all who write meanwhile.
AT_ONCE = 50


@transaction.atomic
def let_blocked_through(block: Block, *, by: Representative, at: datetime) -> int:
    """The sender is not blocked, and the newest fifty that were held back for it are on the desk; returns how many.

    Raises `NotYours`.
    """
    unblock(block, by=by, at=at)
    found = Conversation.objects.filter(pk__in=held_for([block]).get(block.pk, [])[:AT_ONCE])
    return len([let_through(conversation, by=by, at=at) for conversation in found.order_by("pk")])
