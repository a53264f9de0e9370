"""A message of ours came back."""

from datetime import datetime

from django.db import transaction

from firsthand.conversations.actions.mark_delivery import mark_bounced, mark_retrying
from firsthand.conversations.actions.returned import report_beside, reported_on, written_to
from firsthand.conversations.models import Message
from firsthand.conversations.rules.incoming import Failure, Incoming
from firsthand.people.actions import mark_unreachable
from firsthand.people.rules import normalised


@transaction.atomic(savepoint=False)
def receive_bounce(incoming: Incoming, *, at: datetime) -> Message:
    """The report stands beside the message that came back, which is marked as are its addresses; else it stands alone.

    One that only warns of a delay is called soft, says so on the message, and nothing against its address (RFC 3464
    2.3.3): the letter may arrive still.

    It opens no conversation, reopens none, and is answered by nothing (RFC 3464, RFC 5321 6.1).
    """
    if seen := Message.objects.filter(fingerprint=incoming.fingerprint).first():
        return seen
    returned = reported_on(incoming)
    report = report_beside(returned, incoming, at=at, bounce="soft" if _is_warning(incoming) else incoming.bounce)
    if returned:
        for one in _failures(returned, incoming):
            _mark(returned, one, at=at)
    return report


def _mark(returned: Message, one: Failure, *, at: datetime) -> None:
    of = written_to(returned, named=one.address)
    if one.kind == "delayed":
        if not returned.is_only_copied_to(of):
            mark_retrying(returned, why=one.reason, note=one.words)
        return
    is_for_good = mark_unreachable(of, hard=one.kind == "hard", why=one.reason, at=at)
    mark_bounced(returned, why=one.reason, note=one.words, hard=is_for_good, of=of, at=at)


def _failures(returned: Message, incoming: Incoming) -> list[Failure]:
    """Each of those to whom we wrote, where the report names several; else whom it names first."""
    to = {normalised(one["address"]) for one in returned.recipients}
    named = [one for one in incoming.failures if normalised(one.address) in to]
    words = incoming.bounce_words or incoming.text
    return named or [Failure(incoming.bounced_address, incoming.bounce, incoming.bounce_reason, words)]


def _is_warning(incoming: Incoming) -> bool:
    return incoming.bounce == "delayed"
