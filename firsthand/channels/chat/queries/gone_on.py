"""A chat that its visitor reads no more: they went on in another conversation, days after this one was solved."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from firsthand.channels.chat.models import Visitor
from firsthand.channels.chat.queries.news import address_of
from firsthand.conversations.models import Conversation, Message
from firsthand.kit.prepared import prepared_values
from firsthand.people.queries import main_address

LAST_SAID = 20


@dataclass(frozen=True)
class GoneOn:
    """In which conversation of theirs they go on, none where nobody knows; and where else an answer reaches them."""

    thread: Conversation | None
    address: str


def gone_on(conversation: Conversation) -> GoneOn | None:
    """None while somebody reads what is answered here."""
    if is_read(conversation.pk):
        return None
    visitors = _who_spoke(conversation)
    threads = [one.thread for one in visitors if one.thread and one.is_in_their_own]
    if conversation in threads:
        return None
    address = address_of(visitors) or main_address(conversation.customer)
    return GoneOn(threads[0] if threads else None, address)


def is_read(conversation: int) -> bool:
    """Whether a browser goes on in this conversation; a few that were merged thrice are found by `gone_on` alone."""
    return bool(_readers(conversation))


@prepared_values
def _readers(conversation: int) -> QuerySet[Visitor, tuple[int]]:
    there = Q(conversation=conversation) | Q(conversation__merged_into=conversation)
    return Visitor.objects.filter(there).order_by().values_list("pk")[:1]


def _who_spoke(conversation: Conversation) -> list[Visitor]:
    """Those browsers of its customer in which something was said here, or whom the site knows as them; the last there first."""
    said = conversation.messages.filter(kind=Message.Kind.RECEIVED, channel="chat", fingerprint__startswith="chat:")
    marks = said.order_by("-pk").values_list("fingerprint", flat=True)[:LAST_SAID]
    here = {int(mark.split(":")[1]) for mark in marks if mark}
    theirs = Q(customer=conversation.customer_id) | Q(customer__joined_into=conversation.customer_id)
    found = Visitor.objects.filter(Q(pk__in=here) | Q(theirs, is_vouched_for=True))
    beside = found.select_related("customer__joined_into", "conversation__merged_into").order_by("-here_at")
    return [one for one in beside[:LAST_SAID] if one.customer.stands_in.pk == conversation.customer_id]
