"""A message of ours is handed to the customer's mail server."""

from datetime import datetime

from django.utils.translation import gettext as _

from firsthand.channels.email.queries import mailbox_of
from firsthand.channels.email.sending.compose import compose
from firsthand.channels.email.sending.letters import letter_for
from firsthand.channels.email.sending.post import Never, NotYet, post
from firsthand.conversations.actions import mark_failed, mark_retrying, mark_sent
from firsthand.conversations.models import Message
from firsthand.journal.errands import GiveUp

DONE = {Message.Delivery.SENT, Message.Delivery.FAILED, Message.Delivery.BOUNCED}


def deliver(message_id: int, *, is_last: bool, at: datetime) -> None:
    """The message was taken by the next server, and says so; one that was taken before is not sent again.

    Raises `NotYet` so that it is tried again, and `GiveUp` when it was refused for good.
    """
    message = Message.objects.select_related(
        "conversation__inbox", "conversation__customer", "author_representative"
    ).get(pk=message_id)
    if message.delivery in DONE:
        return
    try:
        note = _send(message)
    except NotYet as why:
        _try_later(message, str(why), is_last=is_last, at=at)
        raise
    except Never as why:
        mark_failed(message, note=str(why), at=at)
        raise GiveUp(str(why)) from why
    mark_sent(message, note=note, at=at)


def _send(message: Message) -> str:
    mailbox = mailbox_of(message.matter)
    if mailbox is None:
        raise NotYet(_("No mailbox is set up from which it could be sent."))
    letter = letter_for(message, mailbox=mailbox)
    # The null sender: what a machine wrote is answered by nothing, and bounces to nobody (RFC 3834 4).
    sender = "" if letter.is_automatic else mailbox.address
    return post(compose(letter), sender=sender, to=[address for _name, address in letter.to])


def _try_later(message: Message, why: str, *, is_last: bool, at: datetime) -> None:
    if is_last:
        mark_failed(message, note=why, at=at)
    else:
        mark_retrying(message, note=why)
