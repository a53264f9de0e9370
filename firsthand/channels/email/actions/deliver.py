"""A message of ours is handed to the customer's mail server."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from firsthand.channels.email.models import WayOut, way_out_of
from firsthand.channels.email.queries import mailbox_for
from firsthand.channels.email.sending.headers import NoAddress, addr_spec
from firsthand.channels.email.sending.letters import letter_for
from firsthand.channels.email.sending.post import post
from firsthand.channels.email.sending.raw import raw_letter
from firsthand.channels.email.sending.receipt import Receipt
from firsthand.channels.email.sending.trouble import Never, NotTaken, NotYet, why_refused
from firsthand.channels.email.sending.turns import NotItsTurn, take_turn
from firsthand.conversations.actions import mark_failed, mark_retrying, mark_sent, mark_waiting
from firsthand.conversations.models import Message
from firsthand.conversations.rules.return_address import return_address
from firsthand.journal.errands import GiveUp, TryAgainAt
from firsthand.people.rules.failures import Why

Recipient = dict[str, Any]
# Not those that failed: whoever retries their errand wants them sent.
DONE = {Message.Delivery.SENT, Message.Delivery.BOUNCED}


def deliver(message_id: int, *, is_last: bool, at: datetime) -> None:
    """The message was taken by the next server, and says so; one that was taken before is not sent again.

    Raises `NotYet` so that it is tried again, `TryAgainAt` where it waits for the sending limit, and `GiveUp` when it was refused for good.
    """
    message = Message.objects.select_related(
        "conversation__inbox", "conversation__customer", "author_representative"
    ).get(pk=message_id)
    # Of what a server took, a later one may say that it goes on trying: it is not for us to send it again.
    if message.delivery in DONE or message.delivered_at:
        return
    try:
        refused = _send(message, at=at)
    except NotItsTurn as limit:
        mark_waiting(message)
        raise TryAgainAt(limit.again_at, str(limit)) from limit
    except NotYet as why:
        _try_later(message, why, is_last=is_last, at=at)
        raise
    except Never as why:
        mark_failed(message, why=why.why, note=why.words, at=at)
        raise GiveUp(str(why)) from why
    mark_sent(message, note=_listed(refused), at=at)


def _send(message: Message, *, at: datetime) -> Mapping[str, str]:
    """Everybody to whom it is openly written has it, or is returned with what the server said of them.

    Raises `NotYet` while somebody shall have it later, and `Never` when nobody to whom it was written can have it.
    """
    mailbox = mailbox_for(message)
    if mailbox is None:
        raise NotYet(why=Why.NO_MAILBOX)
    letter, way = letter_for(message, mailbox=mailbox), way_out_of(mailbox)
    try:
        # The null sender: what a machine wrote is answered by nothing, and bounces to nobody (RFC 3834 4).
        own = addr_spec(mailbox.address)
        senders = [""] if letter.is_automatic else [return_address(own, message=message.pk), own]
        raw = raw_letter(message, letter, way=way, domain=own.rpartition("@")[2])
        open_, unseen = _waiting(message, "to", "cc"), _waiting(message, "bcc")
    except NoAddress as nowhere:
        raise Never(str(nowhere), why=Why.NO_ADDRESS) from nowhere
    envelopes = _envelopes(open_, unseen, way)
    take_turn(message, way, at=at)
    receipts = [_post(message, raw, senders=senders, to=to, way=way, is_only=len(envelopes) == 1) for to in envelopes]
    return _outcome(message, receipts)


def _envelopes(open_: dict[str, Recipient], unseen: dict[str, Recipient], way: WayOut) -> list[dict[str, Recipient]]:
    """Whoever gets it unseen has an envelope of their own: a server may name the people of one to each other.

    A provider is told who is unseen, and would write to everybody in the head again.
    """
    if way.is_by_provider:
        return [open_ | unseen]
    return [envelope for envelope in (open_, *({address: one} for address, one in unseen.items())) if envelope]


def _waiting(message: Message, *kinds: str) -> dict[str, Recipient]:
    """The recipients of these kinds who do not have it yet, by the address of their envelope."""
    return {
        addr_spec(one["address"]): one for one in message.recipients if one["kind"] in kinds and not one.get("taken")
    }


def _post(
    message: Message, raw: bytes, *, senders: Sequence[str], to: Mapping[str, Recipient], way: WayOut, is_only: bool
) -> Receipt:
    """What became of one envelope; written down at once where others follow, for each may end all that we know."""
    try:
        receipt = _from_one_of(senders, raw, to=list(to), way=way)
    except Never as why:
        if is_only and len(to) == 1:
            raise
        receipt = Receipt(taken=(), refused=dict.fromkeys(to, str(why)))
    except NotYet as why:
        if is_only:
            raise
        receipt = Receipt(taken=(), later=dict.fromkeys(to, str(why)))
    if receipt.later or receipt.refused or not is_only:
        _remember(message, receipt, to)
    return receipt


def _from_one_of(senders: Sequence[str], raw: bytes, *, to: Sequence[str], way: WayOut) -> Receipt:
    """Sent back to the first of these, if it cannot be delivered. Some servers let one write from the plain address alone."""
    first, *others = senders
    try:
        return post(raw, sender=first, to=to, way=way)
    except Never as why:
        if not others or why.why != Why.SENDER:
            raise
        return post(raw, sender=others[0], to=to, way=way)


def _remember(message: Message, receipt: Receipt, to: Mapping[str, Recipient]) -> None:
    """Who has the letter does not get it again with those who shall have it later; who was refused is named."""
    for address in receipt.taken:
        to[address]["taken"] = True
        to[address].pop("refused", None)
    for address, words in receipt.refused.items():
        to[address]["refused"] = words
    message.save(update_fields=["recipients"])


def _outcome(message: Message, receipts: Sequence[Receipt]) -> Mapping[str, str]:
    later = {address: words for receipt in receipts for address, words in receipt.later.items()}
    refused = {address: words for receipt in receipts for address, words in receipt.refused.items()}
    if later:
        raise NotYet(_listed(later), why=_shared(later))
    written_to = [one for one in message.recipients if one["kind"] == "to"]
    if refused and written_to and all(one.get("refused") for one in written_to):
        # A copy that arrived answers nobody: whom it was written to does not have it.
        raise Never(_listed(refused), why=_shared(refused))
    return refused


def _try_later(message: Message, why: NotTaken, *, is_last: bool, at: datetime) -> None:
    if is_last:
        mark_failed(message, why=why.why, note=why.words, at=at)
    else:
        mark_retrying(message, why=why.why, note=why.words)


def _listed(answers: Mapping[str, str]) -> str:
    return "; ".join(f"{address}: {words}" for address, words in answers.items())


def _shared(answers: Mapping[str, str]) -> str:
    """Why, where all servers give the same reason."""
    reasons = {why_refused(words) for words in answers.values()}
    return reasons.pop() if len(reasons) == 1 else ""
