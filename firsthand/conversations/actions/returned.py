"""A machine's report about a message of ours: which one it is, and the report beside it."""

from datetime import datetime

from firsthand.conversations.actions.put_message import attach
from firsthand.conversations.actions.received import OURS
from firsthand.conversations.actions.written_down import written_down
from firsthand.conversations.models import Message
from firsthand.conversations.rules.incoming import Incoming
from firsthand.conversations.rules.return_address import message_named_by
from firsthand.people.rules import normalised


def reported_on(incoming: Incoming) -> Message | None:
    """Our own message, by the Message-ID that the report names or by the sealed address to which it came.

    Nothing else is proof of what came back: an address is known to many.
    """
    ours = Message.objects.filter(kind__in=OURS).select_related("conversation", "side_thread")
    named = [one for one in (incoming.bounced_reference, *incoming.proofs) if one]
    if named and (found := ours.referred_to(named).first()):
        return found
    sealed = message_named_by(incoming.delivered_to)
    return ours.filter(pk=sealed).first() if sealed else None


def report_beside(returned: Message | None, incoming: Incoming, *, at: datetime, bounce: str = "") -> Message:
    """The report stands in the conversation or side thread of the message, or alone."""
    report = written_down(incoming, by=None, conversation=returned.conversation if returned else None, at=at)
    if returned and returned.side_thread_id:
        # What came back of a side thread is nothing of the customer's.
        report.kind, report.side_thread = Message.Kind.SIDE_ANSWER, returned.side_thread
    report.bounce, report.delivery_why, report.delivery_note = (
        bounce,
        incoming.bounce_reason,
        incoming.bounce_words[:500],
    )
    report.save()
    attach(report, incoming.files)
    return report


def written_to(returned: Message, *, named: str) -> set[str]:
    """The one whom the report names, if we wrote to them, else the only one to whom we wrote.

    Whoever has a letter of ours knows its Message-ID and can forge a report: it must say nothing of anybody else's
    address. A forwarder's report names an address that we never wrote to; of several people nobody can tell whose it is.
    """
    to = {normalised(one["address"]) for one in returned.recipients}
    return {normalised(named)} & to or (to if len(to) == 1 else set())
