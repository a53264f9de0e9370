"""What a caller may see: a representative's key what they see, a customer's key what is theirs."""

from typing import TypeVar

from django.db.models import Exists, Model, OuterRef, Prefetch, Q, QuerySet

from firsthand.api.caller import Caller
from firsthand.api.problems import flawed, not_found
from firsthand.batches.models import Batch
from firsthand.channels.chat.models import Chat
from firsthand.channels.email.models import Block
from firsthand.channels.webform.models import Form
from firsthand.conversations.models import Attachment, Conversation, Inbox, Message, SideThread, Unsent
from firsthand.conversations.models.conversation import ConversationQuerySet
from firsthand.conversations.queries import customers_visible_to, messages_visible_to, said_to, visible_to
from firsthand.desk.models import Bell, Ringing, SavedReply
from firsthand.people.models import Address, Company, Customer, Joining
from firsthand.promises.models import Promise, Repair, Target
from firsthand.team.models import Absence, Calendar, Membership, Rota, Team, Turn

Named = TypeVar("Named", bound=Model)
Row = TypeVar(
    "Row",
    Absence,
    Address,
    Batch,
    Bell,
    Block,
    Calendar,
    Chat,
    Company,
    Conversation,
    Customer,
    Form,
    Inbox,
    Joining,
    Message,
    Promise,
    Repair,
    Ringing,
    Rota,
    SavedReply,
    SideThread,
    Target,
    Team,
    Turn,
    Unsent,
)

WITH_FILES = Prefetch("attachments", Attachment.objects.select_related("file"))


def conversations_for(caller: Caller) -> ConversationQuerySet:
    if caller.customer is not None:
        return Conversation.objects.filter(customer=caller.customer)
    return visible_to(caller.staff)


def customers_for(caller: Caller) -> QuerySet[Customer]:
    if caller.customer is not None:
        return Customer.objects.filter(pk=caller.customer.pk)
    return customers_visible_to(caller.staff)


def messages_for(caller: Caller) -> QuerySet[Message]:
    """To administrators also the reports that belong to no conversation."""
    if caller.customer is not None:
        return said_to(caller.customer)
    return Message.objects.all() if caller.is_administrator else messages_visible_to(caller.staff)


def shown_messages(messages: QuerySet[Message]) -> QuerySet[Message]:
    """With authors and files, in two statements however many they are."""
    return messages.select_related("author_customer", "author_representative").prefetch_related(WITH_FILES)


def bearing(messages: QuerySet[Message], external_id: str) -> QuerySet[Message]:
    """Those with this Message-ID, with or without <>, or with this id of another system."""
    # A plus that was not percent-encoded arrives as a space, which no Message-ID has.
    ids = {external_id.strip().strip("<>"), external_id.strip().strip("<>").replace(" ", "+"), external_id}
    referred = Message.objects.referred_to(ids).values("pk")
    return messages.filter(Q(pk__in=referred) | Q(external_id__in=ids))


def found(rows: QuerySet[Row], pk: int) -> Row:
    """The one with this id; raises a problem (404) that does not tell whether it exists."""
    one = rows.filter(pk=pk).first()
    if one is None:
        raise not_found()
    return one


def named_row(rows: QuerySet[Named], number: int | None, name: str) -> Named | None:
    """The row that a body named by its number; raises a problem where there is none."""
    if number is None:
        return None
    row = rows.filter(pk=number).first()
    if row is None:
        raise flawed(f"/{name}", "There is none of this number.")
    return row


def first_inbox(caller: Caller) -> Inbox | None:
    """Where a matter begins when nothing is said: a representative's own inbox, else the default one."""
    own = Exists(Membership.objects.filter(team=OuterRef("team"), representative=caller.representative))
    inboxes = Inbox.objects.select_related("team", "calendar")
    if caller.representative is not None and not caller.is_administrator:
        return inboxes.order_by(own.desc(), "-is_default", "pk").first()
    return inboxes.order_by("-is_default", "pk").first()
