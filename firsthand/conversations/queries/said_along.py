"""What whoever takes part in somebody else's matter may read of it: a copy is read by its reader, and nothing more."""

from django.db.models import Q

from firsthand.conversations.models import Conversation, Copied, Message
from firsthand.conversations.models.conversation import ConversationQuerySet
from firsthand.conversations.models.message import MessageQuerySet
from firsthand.conversations.queries.said_to import SENT_TO_CUSTOMERS, sent_to
from firsthand.conversations.rules.states import State
from firsthand.people.models import Address, Customer
from firsthand.people.queries import addresses_of
from firsthand.people.rules import normalised


def matters_along(customer: Customer) -> ConversationQuerySet:
    """Those of others in which they wrote, or of which we sent a copy to an address that is proven to be theirs.

    Found by their own words and by the rows of copies, so that nothing is searched through.
    """
    wrote = written_along(customer).values("conversation")
    proven = Address.objects.emails().filter(customer=customer).exclude(verified_at=None)
    sent = Copied.objects.filter(address__in=proven.values("value")).values("conversation")
    found = Conversation.objects.filter(pk__in=wrote.union(sent), merged_into=None)
    return found.exclude(state=State.HELD).exclude(customer=customer)


def copied_at(address: str) -> Copied | None:
    """The last time that one of us sent a copy there."""
    return Copied.objects.filter(address=normalised(address)).order_by("-pk").first()


def written_along(customer: Customer) -> MessageQuerySet:
    """What they wrote in matters of others."""
    theirs = Message.objects.filter(author_customer=customer, kind=Message.Kind.RECEIVED)
    return theirs.exclude(conversation=None).exclude(conversation__customer=customer)


def said_along(customer: Customer) -> MessageQuerySet:
    """What they wrote, and what went to an address of theirs, by us or by whoever wrote with a copy to them."""
    sent = Q(pk=None)
    for address in addresses_of(customer):
        sent |= sent_to(address.value)
    seen = Q(kind__in=[*SENT_TO_CUSTOMERS, Message.Kind.RECEIVED]) & sent
    said = Q(author_customer=customer, kind=Message.Kind.RECEIVED) | seen
    return Message.objects.filter(said, conversation__in=matters_along(customer))
