"""A message of ours is handed to the customer's mail server."""

from collections.abc import Mapping
from datetime import datetime

from django.utils.translation import gettext as _

from firsthand.channels.email.queries import mailbox_of
from firsthand.channels.email.sending.compose import compose
from firsthand.channels.email.sending.headers import NoAddress, addr_spec
from firsthand.channels.email.sending.letters import letter_for
from firsthand.channels.email.sending.post import Receipt, post
from firsthand.channels.email.sending.trouble import Never, NotYet
from firsthand.conversations.actions import mark_failed, mark_retrying, mark_sent
from firsthand.conversations.models import Message
from firsthand.journal.errands import GiveUp

# Not those that failed: whoever retries their errand wants them sent.
DONE = {Message.Delivery.SENT, Message.Delivery.BOUNCED}


def deliver(message_id: int, *, is_last: bool, at: datetime) -> None:
    """The message was taken by the next server, and says so; one that was taken before is not sent again.

    Raises `NotYet` so that it is tried again, and `GiveUp` when it was refused for good.
    """
    message = Message.objects.select_related(
        "conversation__inbox", "conversation__customer", "author_representative"
    ).get(pk=message_id)
    # Of what a server took, a later one may say that it goes on trying: it is not for us to send it again.
    if message.delivery in DONE or message.delivered_at:
        return
    try:
        refused = _send(message)
    except NotYet as why:
        _try_later(message, str(why), is_last=is_last, at=at)
        raise
    except Never as why:
        mark_failed(message, note=str(why), at=at)
        raise GiveUp(str(why)) from why
    mark_sent(message, note=_listed(refused), at=at)


def _send(message: Message) -> Mapping[str, str]:
    """Everybody has it but those who are returned, whom the server does not know."""
    mailbox = mailbox_of(message.matter)
    if mailbox is None:
        raise NotYet(_("No mailbox is set up from which it could be sent."))
    letter = letter_for(message, mailbox=mailbox)
    try:
        # The null sender: what a machine wrote is answered by nothing, and bounces to nobody (RFC 3834 4).
        sender = "" if letter.is_automatic else addr_spec(mailbox.address)
        to = {addr_spec(one["address"]): one for one in message.recipients if not one.get("taken")}
        raw = compose(letter)
    except NoAddress as nowhere:
        raise Never(_("“{address}” is not an address to which mail can be sent.").format(address=nowhere)) from nowhere
    receipt = post(raw, sender=sender, to=list(to))
    if receipt.later:
        _remember(message, receipt, to)
        raise NotYet(_listed(receipt.later))
    return receipt.refused


def _remember(message: Message, receipt: Receipt, to: Mapping[str, dict[str, object]]) -> None:
    """Who has the letter does not get it again with those who shall have it later."""
    for address in receipt.taken:
        to[address]["taken"] = True
    message.save(update_fields=["recipients"])


def _try_later(message: Message, why: str, *, is_last: bool, at: datetime) -> None:
    if is_last:
        mark_failed(message, note=why, at=at)
    else:
        mark_retrying(message, note=why)


def _listed(answers: Mapping[str, str]) -> str:
    return "; ".join(f"{address}: {words}" for address, words in answers.items())
