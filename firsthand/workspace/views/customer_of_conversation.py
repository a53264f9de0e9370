"""Whose matter a conversation is."""

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from firsthand.conversations.actions import give_to_customer
from firsthand.conversations.models import Conversation, Message
from firsthand.conversations.rules.forwarded import writer_inside
from firsthand.people.actions import recognise
from firsthand.people.models import Customer
from firsthand.workspace import addresses
from firsthand.workspace.views.answers import done
from firsthand.workspace.views.asked import number, resource
from firsthand.workspace.views.found import bare_conversation_of, first
from firsthand.workspace.views.signed_in import AtDesk


def put(request: AtDesk, id: int) -> HttpResponse:  # noqa: A002
    """It is that of the person whose letter a colleague forwarded (`message`), or again that of somebody who wrote in it (`to`)."""
    found, now = bare_conversation_of(request, id), timezone.now()
    before, message = found.customer_id, number(request, "message")
    customer = _inside(found, message) if message is not None else _writer(found, number(request, "to"))
    give_to_customer(found, customer=customer, by=request.representative, at=now)
    at = addresses.conversation(id)
    undo = f"{at}customer/?to={before}" if before != customer.pk else ""
    return done(request, words=_("It is the matter of %(name)s now.") % {"name": customer.called}, back=at, undo=undo)


def _inside(found: Conversation, message: int) -> Customer:
    """The person is read from the letter again: what a page sends proves nothing."""
    letter = first(Message.objects.filter(conversation=found, pk=message, kind=Message.Kind.RECEIVED))
    party = writer_inside(letter.text, letter.letters, forwarded_by=letter.sender_address)
    if party is None:
        raise Http404
    return recognise(party.address, name=party.name, at=timezone.now())


def _writer(found: Conversation, customer: int | None) -> Customer:
    written = Message.objects.filter(conversation=found, author_customer=customer).exclude(author_customer=None)
    if customer is None or not written.exists():
        raise Http404
    return Customer.objects.get(pk=customer)


customer_of_conversation = resource(POST=put, PUT=put)
