"""Somebody who has written signs in on the site, in the same browser: what they wrote is theirs, and goes on."""

from datetime import datetime

from django.db import transaction

from firsthand.channels.chat.models import Visitor
from firsthand.channels.chat.rules.caller import Caller
from firsthand.channels.chat.rules.going_on import Unnamed, goes_along
from firsthand.channels.chat.rules.identity import Identity
from firsthand.live import tell
from firsthand.people.actions import change, join, recognise_vouched_for
from firsthand.people.actions.change import Traits
from firsthand.people.models import Customer
from firsthand.people.queries import every_address_of
from firsthand.people.rules.likeness import Reason


@transaction.atomic
def take_along(caller: Caller, identity: Identity, *, at: datetime) -> Visitor | None:
    """The thread is of whom the site vouches for, and with the browser's token alone nobody sees it any more.

    None where something forbids it (`rules.going_on`). The two who turn out to be one can be parted again.
    """
    visitor = _unnamed(caller)
    if visitor is None or not goes_along(_as_known(visitor), identity, at=at) or _are_elsewhere(caller, identity):
        return None
    visitor.customer = _one_person(visitor.customer, identity, language=visitor.language, at=at)
    theirs = Visitor.objects.filter(chat=caller.chat, is_vouched_for=True, subject=identity.subject)
    theirs.filter(fingerprint=caller.fingerprint).delete()
    theirs.update(conversation=visitor.conversation)
    visitor.fingerprint, visitor.is_vouched_for, visitor.subject = caller.fingerprint, True, identity.subject
    visitor.address = identity.address or visitor.address
    visitor.save(update_fields=["customer", "fingerprint", "is_vouched_for", "subject", "address"])
    tell([f"conversation:{visitor.conversation_id}"])
    return visitor


def _unnamed(caller: Caller) -> Visitor | None:
    found = Visitor.objects.select_for_update(of=("self",)).select_related("customer", "conversation__merged_into")
    return found.filter(chat=caller.chat, fingerprint=caller.used_by, is_vouched_for=False).first()


def _as_known(visitor: Visitor) -> Unnamed:
    customer, thread = visitor.customer, visitor.conversation and visitor.conversation.stands_in
    return Unnamed(
        here_at=visitor.here_at,
        is_nobody_else=customer.joined_into_id is None and customer.external_id is None,
        has_thread=thread is not None and thread.customer_id == customer.pk and not thread.is_held,
        addresses=tuple(one.value for one in every_address_of(customer)),
    )


def _are_elsewhere(caller: Caller, identity: Identity) -> bool:
    """Whether they have an open thread already: that one goes on."""
    theirs = Visitor.objects.filter(chat=caller.chat, is_vouched_for=True, subject=identity.subject)
    return theirs.filter(conversation__isnull=False, conversation__resolved_at=None).exists()


def _one_person(unnamed: Customer, identity: Identity, *, language: str, at: datetime) -> Customer:
    person = recognise_vouched_for(
        external_id=identity.subject, name=identity.name, address=identity.address, language=language, at=at
    )
    if person.pk != unnamed.pk:
        return join(person, unnamed, reasons=[Reason.BROWSER], by=None, at=at).stays
    if identity.name:
        change(person, traits=Traits(name=identity.name), by=person, at=at)
    return person
