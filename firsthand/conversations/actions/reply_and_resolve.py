"""A representative answers the customer, and with that the matter is solved."""

from datetime import datetime
from typing import Any

from django.db import transaction

from firsthand.conversations.actions.reply import reply
from firsthand.conversations.actions.resolve import resolve
from firsthand.conversations.models import Conversation, Message
from firsthand.team.models import Representative


@transaction.atomic
def reply_and_resolve(conversation: Conversation, *, by: Representative, at: datetime, **said: Any) -> Message:
    """Both happen, or neither; repeated under one `external_id`, once. Raises what `reply` and `resolve` raise."""
    message = reply(conversation, by=by, at=at, **said)
    if not message.matter.is_resolved:
        resolve(message.matter, by=by, at=at)
    return message
