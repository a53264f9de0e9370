"""A message of ours came back."""

from datetime import datetime

from django.db import transaction

from firsthand.conversations.actions.mark_delivery import mark_bounced, mark_retrying
from firsthand.conversations.actions.returned import report_beside, reported_on, written_to
from firsthand.conversations.models import Message
from firsthand.conversations.rules.incoming import Incoming
from firsthand.people.actions import mark_unreachable


@transaction.atomic(savepoint=False)
def receive_bounce(incoming: Incoming, *, at: datetime) -> Message:
    """The report stands beside the message that came back, which is marked as is its address; else it stands alone.

    One that only warns of a delay is called soft, says so on the message, and nothing against its address (RFC 3464
    2.3.3): the letter may arrive still.

    It opens no conversation, reopens none, and is answered by nothing (RFC 3464, RFC 5321 6.1).
    """
    if seen := Message.objects.filter(fingerprint=incoming.fingerprint).first():
        return seen
    returned = reported_on(incoming)
    report = report_beside(returned, incoming, at=at, bounce="soft" if _is_warning(incoming) else incoming.bounce)
    if returned:
        _mark(returned, incoming, at=at)
    return report


def _mark(returned: Message, incoming: Incoming, *, at: datetime) -> None:
    why, note = incoming.bounce_reason, incoming.bounce_words or incoming.text
    of = written_to(returned, named=incoming.bounced_address)
    if _is_warning(incoming):
        if not returned.is_only_copied_to(of):
            mark_retrying(returned, why=why, note=note)
        return
    hard = incoming.bounce == "hard"
    mark_bounced(returned, why=why, note=note, hard=hard, of=of, at=at)
    mark_unreachable(of, hard=hard, why=why, at=at)


def _is_warning(incoming: Incoming) -> bool:
    return incoming.bounce == "delayed"
