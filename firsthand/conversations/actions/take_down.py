"""What a customer said is taken down by a program: a form, an import, their own key."""

from datetime import datetime

from django.db import transaction

from firsthand.conversations.actions.indexing import index
from firsthand.conversations.actions.let_through import let_through_by_their_word
from firsthand.conversations.actions.put_message import put_message, said_before
from firsthand.conversations.actions.take_back_unsent import answers_held_back
from firsthand.conversations.facts import ConversationReopened, MessageReceived
from firsthand.conversations.models import Conversation, Inbox, Message
from firsthand.conversations.rules.refusals import IsMergedAway, NothingWritten
from firsthand.conversations.rules.states import LastBy
from firsthand.conversations.rules.subjects import bare
from firsthand.conversations.rules.words import Words
from firsthand.journal.facts import Fact
from firsthand.journal.record import record
from firsthand.people.models import Customer
from firsthand.people.queries import main_address
from firsthand.people.rules import normalised


@transaction.atomic(savepoint=False)
def take_down(
    conversation: Conversation, *, words: Words, address: str = "", external_id: str | None = None, at: datetime
) -> Message:
    """The customer's words stand in the conversation, which is open and owes an answer; a new one is written down first.

    Raises `NothingWritten`. Nothing is mailed: whoever spoke through a program is answered by it.
    """
    if words.is_empty:
        raise NothingWritten
    is_new = conversation.pk is None
    if not is_new:
        conversation = standing_in(conversation)
        conversation = (
            Conversation.objects.locked().select_related("inbox__calendar", "customer").get(pk=conversation.pk)
        )
    if not is_new and (seen := said_before(conversation, external_id)):
        return seen
    if conversation.is_held:
        let_through_by_their_word(conversation, at=at)
    came_back = conversation.is_resolved
    changed = conversation.show_last(words.text, by=LastBy.CUSTOMER, at=at) + conversation.owe_answer(at=at)
    conversation.put(*changed)
    message = put_message(_message(conversation, words, address=address, external_id=external_id, at=at))
    index([message], conversation)
    facts = _facts(message, conversation, first=is_new, came_back=came_back)
    record(*facts, by=conversation.customer, at=at)
    return message


def standing_in(conversation: Conversation) -> Conversation:
    """The one in which all of it stands since it was merged. Raises `IsMergedAway` where that is another customer's."""
    found = conversation.stands_in
    if found.customer_id != conversation.customer_id:
        raise IsMergedAway
    return found


def new_matter(
    customer: Customer,
    *,
    inbox: Inbox,
    subject: str,
    language: str = "",
    external_id: str | None = None,
    at: datetime,
) -> Conversation:
    """A conversation that begins with the customer's words, not yet written down."""
    return Conversation(
        inbox=inbox,
        customer=customer,
        team=inbox.team,
        subject=bare(subject)[:500],
        language=language or customer.language or inbox.language,
        external_id=external_id,
        opened_at=at,
        last_at=at,
    )


def _message(
    conversation: Conversation, words: Words, *, address: str, external_id: str | None, at: datetime
) -> Message:
    return Message(
        conversation=conversation,
        kind=Message.Kind.RECEIVED,
        author_customer=conversation.customer,
        at=at,
        subject=conversation.subject,
        text=words.text,
        html=words.html,
        reply_text=words.text,
        sender_address=normalised(address) or main_address(conversation.customer),
        external_id=external_id,
    )


def _facts(message: Message, conversation: Conversation, *, first: bool, came_back: bool) -> list[Fact]:
    who = {"conversation": conversation.pk, "customer": conversation.customer_id}
    facts: list[Fact] = [
        MessageReceived(**who, message=message.pk, first=first, automatic="", channel=message.channel),
        *answers_held_back(conversation),
    ]
    if came_back:
        facts.append(ConversationReopened(**who, owner=conversation.owner_id, times=conversation.reopenings))
    return facts
