"""Matters follow their customer when two turn out to be one person, or one to be two."""

from datetime import datetime

from django.db.models import Exists, F, OuterRef, QuerySet

from firsthand.conversations.actions.indexing import index_again
from firsthand.conversations.models import Conversation, Message, PageLink, Unsent
from firsthand.people.actions import carry, carry_back, carry_some
from firsthand.people.models import Address, Moved

VERSION = {"version": F("version") + 1}
# So many are found by the other name in one transaction: others wait for it no longer than for a page.
INDEXED_AT_ONCE = 20


def move_to_one_person(*, joining: int, goes: int, stays: int) -> None:
    """What the other wrote and what was written for them is the one person's; nothing of it is sent to anybody."""
    carry(Conversation, "customer", joining=joining, goes=goes, stays=stays, **VERSION)
    carry(Message, "author_customer", joining=joining, goes=goes, stays=stays)
    carry(Unsent, "customer", joining=joining, goes=goes, stays=stays)
    # A link that who stays has for the same matter and address goes on beside the other's, which opens nothing then.
    own = PageLink.objects.filter(conversation=OuterRef("conversation"), address=OuterRef("address"), customer=stays)
    carry_some(PageLink.objects.exclude(Exists(own)), "customer", joining=joining, goes=goes, stays=stays)


def move_back_to_two(*, joining: int, goes: int, stays: int) -> None:
    """Each has again what was theirs; a matter that went to a third since stays there."""
    carry_back(Conversation, "customer", joining=joining, goes=goes, stays=stays, **VERSION)
    carry_back(Message, "author_customer", joining=joining, goes=goes, stays=stays)
    carry_back(Unsent, "customer", joining=joining, goes=goes, stays=stays)
    carry_back(PageLink, "customer", joining=joining, goes=goes, stays=stays)


def move_by_address(*, address: int, before: int, now: int, at: datetime) -> None:
    """The matters in which they wrote from this address alone are those of whose it is."""
    written = Address.objects.values_list("value", flat=True).get(pk=address)
    theirs = Message.objects.filter(author_customer=before)
    elsewhere = theirs.exclude(sender_address__iexact=written).values("conversation")
    matters = _only(theirs.filter(sender_address__iexact=written), before).exclude(pk__in=elsewhere)
    numbers = list(matters.values_list("pk", flat=True))
    Conversation.objects.filter(pk__in=numbers).update(customer=now, **VERSION)
    theirs.filter(sender_address__iexact=written).update(author_customer=now)
    Unsent.objects.filter(conversation__in=numbers, customer=before).update(customer=now)


def _only(messages: QuerySet[Message], customer: int) -> QuerySet[Conversation]:
    return Conversation.objects.filter(customer=customer, pk__in=messages.values("conversation"))


def find_by_new_name(joining: int, *, after: int) -> int:
    """Some of what was carried is found by the name it stands under now; returns the last, nothing at the end."""
    what = Conversation._meta.label_lower
    rows = Moved.objects.filter(joining=joining, what=what, row__gt=after).order_by("row").values_list("row", flat=True)
    numbers = list(rows[:INDEXED_AT_ONCE])
    for one in Conversation.objects.filter(pk__in=numbers).exclude(state="held").select_related("customer"):
        index_again(one)
    return numbers[-1] if numbers else 0
