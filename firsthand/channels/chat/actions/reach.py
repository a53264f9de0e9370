"""A visitor says where an answer reaches them when they have left."""

from contextlib import suppress
from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from firsthand.channels.chat.models import Visitor
from firsthand.kit.errors import Refused
from firsthand.live import tell
from firsthand.people.actions import add_address, change
from firsthand.people.actions.change import Traits
from firsthand.people.actions.meet import AddressIsTaken
from firsthand.people.rules import normalised


class NoAddress(Refused):
    words = _("This is not an e-mail address.")


@transaction.atomic
def reach(visitor: Visitor, *, address: str, name: str = "", at: datetime) -> None:
    """Answers that are not read in the chat go to this address, which proves nothing of who it is.

    What nobody else is known by is theirs from now on, unverified; what somebody is known by stays that person's.
    Raises `NoAddress`.
    """
    written = normalised(address)
    try:
        validate_email(written)
    except ValidationError as wrong:
        raise NoAddress from wrong
    visitor.address = written
    visitor.save(update_fields=["address"])
    if not visitor.is_vouched_for:
        _keep(visitor, written, name, at=at)
    tell([f"conversation:{visitor.conversation_id}"])


def _keep(visitor: Visitor, address: str, name: str, *, at: datetime) -> None:
    customer = visitor.customer.stands_in
    if name:
        change(customer, traits=Traits(name=name), by=customer, at=at)
    # Whose it is already may be that person; nothing was proven, so a representative is the one to join them.
    with suppress(AddressIsTaken):
        add_address(customer, address=address, by=customer, at=at)
