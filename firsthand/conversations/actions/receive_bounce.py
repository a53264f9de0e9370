"""A message of ours came back."""

from datetime import datetime

from django.db import transaction

from firsthand.conversations.actions.mark_delivery import mark_bounced, mark_retrying
from firsthand.conversations.actions.put_message import attach
from firsthand.conversations.actions.written_down import written_down
from firsthand.conversations.models import Message
from firsthand.conversations.rules.incoming import Incoming
from firsthand.people.actions import mark_unreachable
from firsthand.people.rules import normalised


@transaction.atomic(savepoint=False)
def receive_bounce(incoming: Incoming, *, at: datetime) -> Message:
    """The report stands beside the message that came back, which is marked as is its address; else it stands alone.

    One that only warns of a delay says so on the message, and nothing against its address (RFC 3464 2.3.3).

    It opens no conversation, reopens none, and is answered by nothing (RFC 3464, RFC 5321 6.1).
    """
    if seen := Message.objects.filter(fingerprint=incoming.fingerprint).first():
        return seen
    returned = _returned(incoming)
    report = written_down(incoming, by=None, conversation=returned.conversation if returned else None, at=at)
    report.automatic, report.bounce = "bounce", "" if _is_warning(incoming) else incoming.bounce
    report.save()
    attach(report, incoming.files)
    if returned:
        _mark(returned, incoming, at=at)
    return report


def _mark(returned: Message, incoming: Incoming, *, at: datetime) -> None:
    note, hard = incoming.reply_text or incoming.text, incoming.bounce == "hard"
    if _is_warning(incoming):
        mark_retrying(returned, note=note)
        return
    mark_bounced(returned, note=note, hard=hard, at=at)
    mark_unreachable(_unreached(returned, named=incoming.bounced_address), hard=hard, at=at)


def _is_warning(incoming: Incoming) -> bool:
    return incoming.bounce == "delayed"


def _unreached(returned: Message, *, named: str) -> set[str]:
    """The one whom the report names, if we wrote to them, else all to whom we wrote.

    Whoever has a letter of ours knows its Message-ID and can forge a report: it must say nothing of anybody else's
    address. A forwarder's report names an address that we never wrote to; then it is the one we wrote to that failed.
    """
    written_to = {normalised(one["address"]) for one in returned.recipients}
    return {normalised(named)} & written_to or written_to


def _returned(incoming: Incoming) -> Message | None:
    """Our own message, by the Message-ID that the report names: nothing else is proof of what came back."""
    named = [one for one in (incoming.bounced_reference, *incoming.proofs) if one]
    ours = Message.objects.referred_to(named).filter(kind__in=[Message.Kind.REPLY, Message.Kind.ACKNOWLEDGEMENT])
    return ours.select_related("conversation").first() if named else None
