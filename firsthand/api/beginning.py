"""A conversation begins through a program."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from firsthand.api.caller import Caller
from firsthand.api.problems import Problem, flawed, not_allowed
from firsthand.api.queries import customers_for, first_inbox
from firsthand.api.shapes.conversations import KnownCustomer, NewConversation, WrittenCustomer
from firsthand.conversations.actions import start, take_down
from firsthand.conversations.actions.take_down import new_matter
from firsthand.conversations.models import Conversation, Inbox
from firsthand.conversations.rules.words import Words
from firsthand.kit.prepared import prepared
from firsthand.people.actions import recognise
from firsthand.people.models import Customer

STAFF_ONLY = ("customer", "inbox", "external_id")


@transaction.atomic
def begin(given: NewConversation, *, caller: Caller) -> Conversation:
    """The conversation stands, with the customer's words where there are any."""
    if caller.customer is not None:
        _refuse_what_is_ours(given)
    _refuse_second(given)
    at = timezone.now()
    customer, inbox = _customer(given, caller=caller, at=at), _inbox(given, caller=caller)
    begun: Callable[..., Conversation] = partial(start, by=caller.staff) if given.text is None else new_matter
    conversation = begun(
        customer,
        inbox=inbox,
        subject=given.subject,
        language=given.language,
        external_id=given.external_id,
        at=at,
    )
    if given.text is None:
        return conversation
    address = given.customer.email if isinstance(given.customer, WrittenCustomer) else ""
    return take_down(conversation, words=Words(given.text), address=address, at=at).matter


def _refuse_what_is_ours(given: NewConversation) -> None:
    if taken := [name for name in STAFF_ONLY if getattr(given, name) is not None]:
        raise not_allowed(f"A customer's key writes for itself: leave out {', '.join(taken)}.")
    if given.text is None:
        raise flawed("/text", "Say what it is about.")


def _refuse_second(given: NewConversation) -> None:
    if given.external_id and Conversation.objects.filter(external_id=given.external_id).exists():
        raise Problem(409, "There is a conversation with this external_id already.")


def _customer(given: NewConversation, *, caller: Caller, at: datetime) -> Customer:
    if caller.customer is not None:
        return caller.customer
    if given.customer is None:
        raise flawed("/customer", "Say whose matter it is: an id, or an email with a name.")
    if isinstance(given.customer, KnownCustomer):
        customer = customers_for(caller).filter(pk=given.customer.id).first()
        if customer is None:
            raise flawed("/customer/id", "There is no such customer.")
        return customer
    return recognise(given.customer.email, name=given.customer.name, language=given.language, at=at)


def _inbox(given: NewConversation, *, caller: Caller) -> Inbox:
    if given.inbox is None:
        if inbox := first_inbox(caller):
            return inbox
        raise Problem(409, "There is no inbox yet. Set one up, then begin conversations.")
    inbox = next(iter(_numbered(given.inbox)), None)
    if inbox is None:
        raise flawed("/inbox", "There is no such inbox.")
    return inbox


@prepared
def _numbered(inbox: int) -> QuerySet[Inbox]:
    return Inbox.objects.select_related("team", "calendar").filter(pk=inbox)
