"""What came in, as the message that stands for it."""

from dataclasses import asdict
from datetime import datetime

from firsthand.conversations.models import Conversation, Message
from firsthand.conversations.rules.enclosures import kept_invitation, kept_letter
from firsthand.conversations.rules.incoming import Incoming
from firsthand.people.models import Customer


def written_down(
    incoming: Incoming, *, by: Customer | None, conversation: Conversation | None, at: datetime
) -> Message:
    """All that was read of it, not yet put anywhere; its files are attached afterwards."""
    return Message(
        conversation=conversation,
        kind=Message.Kind.RECEIVED,
        author_customer=by,
        at=at,
        written_at=incoming.written_at,
        subject=incoming.subject[:998],
        text=incoming.text,
        html=incoming.html,
        reply_text=incoming.reply_text,
        quoted=incoming.quoted,
        signature=incoming.signature,
        sender_address=incoming.sender.address[:320],
        sender_name=incoming.sender.name[:300],
        recipients=[
            {"kind": kind, "address": one.address, "name": one.name}
            for kind in ("to", "cc")
            for one in getattr(incoming, kind)
        ],
        reference=incoming.reference[:998],
        in_reply_to=(incoming.proofs[:1] or ("",))[0][:998],
        fingerprint=incoming.fingerprint or None,
        automatic=incoming.automatic,
        bounce=incoming.bounce,
        unreadable=incoming.unreadable,
        trouble=list(incoming.trouble),
        letters=[kept_letter(each) for each in incoming.letters],
        invitations=[kept_invitation(each) for each in incoming.invitations],
        protection=list(incoming.protection),
        fields=[asdict(one) for one in incoming.fields],
        channel=incoming.channel,
    )
