"""A visitor says where an answer reaches them when they have left."""

from contextlib import suppress
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from firsthand.channels.chat.models import Visitor
from firsthand.conversations.rules.addressing import AddressIsWrong, party
from firsthand.kit.errors import Refused
from firsthand.live import tell
from firsthand.people.actions import add_address, change
from firsthand.people.actions.change import Traits
from firsthand.people.actions.meet import AddressIsTaken
from firsthand.people.models import Customer
from firsthand.people.queries import every_address_of
from firsthand.people.rules import normalised


class NoAddress(Refused):
    words = _("This is not an e-mail address.")


@transaction.atomic
def reach(visitor: Visitor, *, address: str, name: str = "", at: datetime) -> None:
    """Answers that are not read in the chat go to this address, which proves nothing of who it is.

    Of somebody of whom no address is known it is the first, unverified, unless somebody else is known by it.
    Raises `NoAddress`.
    """
    try:
        visitor.address = normalised(party(address).address)
    except AddressIsWrong as wrong:
        raise NoAddress from wrong
    visitor.save(update_fields=["address"])
    if not visitor.is_vouched_for:
        _keep(visitor, name, at=at)
    tell([f"conversation:{visitor.conversation_id}"])


def _keep(visitor: Visitor, name: str, *, at: datetime) -> None:
    customer = Customer.objects.select_for_update().get(pk=visitor.customer.stands_in.pk)
    # Whoever proves one address of a customer sees all of theirs: two that were only typed may be two people's.
    if every_address_of(customer):
        return
    if name:
        change(customer, traits=Traits(name=name), by=customer, at=at)
    # Whose it is already may be that person; nothing was proven, so a representative is the one to join them.
    with suppress(AddressIsTaken):
        add_address(customer, address=visitor.address, by=customer, at=at)
