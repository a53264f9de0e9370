"""Messages are put where search finds them."""

from collections.abc import Iterable, Mapping, Sequence

from django.db.models import QuerySet, prefetch_related_objects

from firsthand.conversations.models import Attachment, Conversation, Message
from firsthand.conversations.rules.indexed import WITH_FILES
from firsthand.search.documents import Doc
from firsthand.search.index import add, add_new, erase

# The kinds of things that the index tells apart.
MESSAGE = 1
MOST_FILES, MOST_ANSWERS = 50, 40
MOST, LONGEST = 5, 2_000  # enclosed letters, and letters of each, that are found by their words


def index(messages: Sequence[Message], conversation: Conversation) -> None:
    """The messages are found by their words, their subject and whom they are from or to."""
    add_new([document(message, conversation) for message in messages])


def index_again(conversation: Conversation) -> None:
    """All that was said in it is found again."""
    index_all_again([conversation])


def index_all_again(conversations: Sequence[Conversation]) -> None:
    """All that was said in these is found again."""
    prefetch_related_objects(conversations, "customer")
    _index_said(Message.objects.filter(conversation__in=conversations), {one.pk: one for one in conversations})


def index_moved(messages: QuerySet[Message], conversation: Conversation) -> None:
    """The messages are found where they stand now, by their files too."""
    _index_said(messages, {conversation.pk: conversation})


def _index_said(messages: QuerySet[Message], conversations: Mapping[int, Conversation]) -> None:
    """By the conversation of each, under its number; what the house wrote by itself is never found."""
    said = messages.exclude(kind=Message.Kind.ACKNOWLEDGEMENT).order_by("pk")
    add([document(one, conversations[one.conversation_id or 0]) for one in with_file_names(said)])


def with_file_names(messages: Iterable[Message]) -> list[Message]:
    """The messages, which know the names of their files now."""
    found = list(messages)
    named: dict[int, list[str]] = {}
    for number, name in Attachment.objects.filter(message__in=found).values_list("message", "file__name"):
        named.setdefault(number, []).append(name)
    for message in found:
        message.file_names = tuple(named.get(message.pk, ()))
    return found


def unindex(*conversations: Conversation) -> None:
    """Nothing of them is found any more by those who look for what customers said."""
    erase([one.pk for one in conversations])


def document(message: Message, conversation: Conversation) -> Doc:
    """The message as search knows it."""
    return Doc(
        kind=MESSAGE,
        object_id=message.pk,
        group_id=conversation.pk,
        at=message.at,
        text="\n".join(
            [
                conversation.subject,
                conversation.customer.name,
                message.sender_address,
                message.reply_text or message.text,
                *(each["value"][:LONGEST] for each in message.fields[:MOST_ANSWERS]),
                *(f"{each['subject']} {each['text'][:LONGEST]}" for each in message.letters[:MOST]),
                *(f"{each['what']} {each['where']}" for each in message.invitations[:MOST]),
                *message.file_names[:MOST_FILES],
            ]
        ),
        language=conversation.language,
        scopes=(WITH_FILES,) if message.file_names else (),
    )
