"""What a customer may read: their own matters, and in them what was said between us."""

import json
from collections.abc import Sequence
from datetime import datetime

from django.db.models import Exists, OuterRef, Q

from firsthand.conversations.facts import SaidSolved
from firsthand.conversations.models import Attachment, Conversation, Message, PageLink
from firsthand.conversations.models.conversation import ConversationQuerySet
from firsthand.conversations.models.message import MessageQuerySet
from firsthand.conversations.rules.page_address import link_named_by
from firsthand.conversations.rules.states import State
from firsthand.journal.models import Entry
from firsthand.people.models import Address, Customer
from firsthand.people.queries import addresses_of
from firsthand.people.rules import box_of, has_aliases, normalised

SENT_TO_CUSTOMERS = [Message.Kind.REPLY, Message.Kind.ACKNOWLEDGEMENT]
PAGE = 40


def matters_of(customer: Customer) -> ConversationQuerySet:
    """Their matters; one that became part of another is found in that one."""
    return Conversation.objects.filter(customer=customer, merged_into=None)


def page_of_matters(
    customer: Customer,
    *,
    solved: bool,
    brand: int | None = None,
    before: tuple[datetime, int] | None = None,
    size: int = 20,
) -> list[Conversation]:
    """Some of them, or of those in which we speak as one brand, the newest word first, and one more if there are."""
    found = (
        matters_of(customer).filter(state=State.RESOLVED)
        if solved
        else matters_of(customer).exclude(state=State.RESOLVED)
    )
    if brand is not None:
        found = found.filter(inbox__brand=brand)
    if before:
        moment, number = before
        found = found.filter(Q(last_at__lt=moment) | Q(last_at=moment, pk__lt=number))
    return list(found.select_related("owner", "inbox__brand").newest_first()[: size + 1])


def said_to(customer: Customer) -> MessageQuerySet:
    """What they said themselves and what went to an address of theirs. The rest of their matter is others' own:

    it may have been somebody else's before, and what we wrote to whom we asked about it was never for them.
    """
    sent = Q(pk=None)
    for address in addresses_of(customer):
        sent |= sent_to(address.value)
    said = Q(author_customer=customer, kind=Message.Kind.RECEIVED) | (Q(kind__in=SENT_TO_CUSTOMERS) & sent)
    return Message.objects.filter(said | answered_in_chat(customer), conversation__customer=customer)


def answered_in_chat(customer: Customer) -> Q:
    """What was answered in a chat went to no address, but to whoever wrote in it: to them, where nobody else did."""
    elses = Message.objects.filter(conversation=OuterRef("conversation"), kind=Message.Kind.RECEIVED, channel="chat")
    return Q(~Exists(elses.exclude(author_customer=customer)), kind=Message.Kind.REPLY, channel="chat")


def sent_to(address: str) -> Q:
    """What names this address among its recipients.

    In the words of the field, which SQLite keeps as it was written and PostgreSQL with all letters as they are.
    """
    kept = {json.dumps({"address": address}, ensure_ascii=is_ascii)[1:-1] for is_ascii in (True, False)}
    return Q(*(("recipients__icontains", one) for one in kept), _connector=Q.OR)


def page_of_words(
    conversation: Conversation, *, said: MessageQuerySet | None = None, before: int | None = None, size: int = PAGE
) -> list[Message]:
    """The latest of what was said between its customer and us, or of `said`; the oldest first, and one more before it."""
    told = said_to(conversation.customer) if said is None else said
    said = told.filter(conversation=conversation).exclude(automatic="bounce")
    found = (said if before is None else said.filter(pk__lt=before)).with_authors().order_by("-pk")
    return list(found[: size + 1])[::-1]


def files_said(messages: Sequence[Message]) -> list[Attachment]:
    """The files that came and went with these."""
    return (
        list(Attachment.objects.filter(message__in=messages).select_related("file").order_by("pk")) if messages else []
    )


def is_said_solved(conversation: Conversation) -> bool:
    """Whether its customer has said that it is solved, since it is."""
    if not conversation.is_resolved:
        return False
    said = Entry.objects.about(conversation.pk).named(SaidSolved)
    return said.filter(at__gte=conversation.resolved_at).exists()


def opened_by(key: str, *, at: datetime) -> PageLink | None:
    """The link with these words in it, while it opens something."""
    named = link_named_by(key)
    if named is None:
        return None
    found = PageLink.objects.select_related("conversation").filter(pk=named[0], serial=named[1]).first()
    return found if found and found.is_good(at=at) and matter_behind(found) else None


def page_links_of(conversation: Conversation, *, at: datetime) -> list[PageLink]:
    """The links of its customer that open it now, the newest first."""
    return list(conversation.page_links.filter(customer=conversation.customer_id, expires_at__gt=at).order_by("-pk"))


def matter_behind(link: PageLink) -> Conversation | None:
    """Where the matter of a link stands now; none once it is another's, or the address is."""
    matter = link.conversation.stands_in
    return matter if is_address_of(matter.customer_id, link.address) else None


def is_address_of(customer: int, address: str) -> bool:
    """Whether mail to this address comes to this customer, as far as we know."""
    theirs = Q(value=normalised(address))
    if has_aliases(address):
        theirs |= Q(box=box_of(address))
    return Address.objects.filter(theirs, customer=customer, kind=Address.Kind.EMAIL).exists()
