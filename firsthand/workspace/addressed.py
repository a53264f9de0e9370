"""To whom a letter goes: as the composer shows it, and as its form gives it back."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from firsthand.channels.email.queries import ours_among, own_addresses
from firsthand.conversations.models import Conversation, Message
from firsthand.conversations.queries import copies
from firsthand.conversations.rules.addressing import Addressing, in_words, parties
from firsthand.conversations.rules.incoming import Party
from firsthand.kit.errors import Refused
from firsthand.kit.text import without_nulls
from firsthand.people.models import Address
from firsthand.team.models import Representative
from firsthand.workspace.chatted import ChatOf
from firsthand.workspace.crossing import Ways, chosen, ways


class NotOurAddress(Refused):
    words = _("This conversation cannot be answered from {address}. Choose one of its addresses.")


class OursIsNoCustomer(Refused):
    words = _(
        "{address} is one of our own mailboxes. Hand the conversation over instead, or write to somebody outside."
    )


@dataclass(frozen=True, slots=True)
class Offer:
    """Somebody who may have a copy."""

    name: str
    address: str
    typed: str


@dataclass(frozen=True, slots=True)
class Fields:
    """What stands in the fields before anything is typed."""

    cc: str
    offered: list[Offer]
    senders: Sequence[str]
    sender: str
    ways: Ways


def fields(
    found: Conversation,
    messages: Sequence[Message],
    addresses: Iterable[Address],
    others: Sequence[Conversation],
    chat: ChatOf | None,
    *,
    me: Representative,
) -> Fields:
    """Who had a copy of our last answer has one of the next; whom the customer wrote to as well is offered."""
    ours = own_addresses(found)
    copied = copies(messages, customer=found.customer_id, ours=ours.all)
    if aliases := ours_among(one.address for one in (*copied.kept, *copied.offered)):
        copied = copied.without(aliases)
    sender = next((one.sent_from for one in reversed(messages) if one.kind == Message.Kind.REPLY), "")
    offered = [offer(one) for one in copied.offered]
    by = ways(found, messages, addresses, others, chat, me=me)
    return Fields(in_words(copied.kept), offered, ours.senders, sender, by)


def offer(one: Party) -> Offer:
    return Offer(one.name or one.address, one.address, in_words([one]))


def addressing(request: HttpRequest, found: Conversation) -> Addressing:
    """What the form says, without our own mailboxes: a copy to ourselves would come back as a letter.

    Raises `AddressIsWrong`, `NotOurAddress`, `UnknownWay`.
    """
    way, to = chosen(request, found)
    said = Addressing(to, typed(request, "cc"), typed(request, "bcc"), request.POST.get("from", ""), way)
    if said.sender and said.sender not in own_addresses(found).senders:
        raise NotOurAddress(address=said.sender[:80])
    return said.without(ours_among(said.addresses))


def typed(request: HttpRequest, name: str) -> tuple[Party, ...]:
    """Everybody in the fields of this name. Raises `AddressIsWrong`."""
    return parties(",".join(without_nulls(one) for one in request.POST.getlist(name)))


def refuse_ours(people: Iterable[Party]) -> None:
    """Raises `OursIsNoCustomer` when one of these is a mailbox of ours: what we write there would come in as a letter."""
    for address in ours_among(one.address for one in people):
        raise OursIsNoCustomer(address=address)
