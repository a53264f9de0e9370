"""An unsent answer is thrown away."""

from datetime import datetime

from django.db import transaction

from firsthand.conversations.actions.unsent import count, looked_at_again
from firsthand.conversations.facts import ReplyThrownAway
from firsthand.conversations.models import Unsent
from firsthand.journal.record import record
from firsthand.team.models import Representative


@transaction.atomic
def discard_unsent(unsent: Unsent, *, by: Representative, at: datetime) -> Unsent:
    """It will not leave; it may be had back by holding it. Raises `HasLeft`."""
    conversation, unsent = looked_at_again(unsent, by=by)
    if unsent.state == Unsent.State.DISCARDED:
        return unsent
    unsent.state = Unsent.State.DISCARDED
    unsent.save(update_fields=["state"])
    count(conversation)
    who = {"conversation": conversation.pk, "customer": conversation.customer_id}
    record(ReplyThrownAway(**who, unsent=unsent.pk), by=by, at=at)
    return unsent
