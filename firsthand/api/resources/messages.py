"""`/messages`, and those of a conversation: what was said."""

from typing import Annotated

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Query, Router

from firsthand.api.caller import Caller, caller_of
from firsthand.api.downloads import download
from firsthand.api.fields import Cursor, Limit, PathId
from firsthand.api.pages import by_id
from firsthand.api.problems import not_found
from firsthand.api.queries import bearing, conversations_for, found, messages_for, shown_messages
from firsthand.api.shapes.ground import Page, answer
from firsthand.api.shapes.messages import MessageShape, shape_for_customer, shape_of
from firsthand.api.shapes.new_message import NewMessage
from firsthand.api.shapes.unsent import UnsentShape
from firsthand.api.shapes.unsent import shape_of as shape_of_unsent
from firsthand.api.writing import write, write_for_later
from firsthand.channels.email.queries import letter_of
from firsthand.conversations.models import Message

router = Router(tags=["messages"], by_alias=True)

External = Annotated[
    str | None,
    Query(max_length=1000, description="A Message-ID, with or without <>, or the id of the message in another system."),
]


@router.get("/messages", response=Page[MessageShape], operation_id="listMessages")
def list_messages(
    request: HttpRequest, external_id: External = None, cursor: Cursor = "", limit: Limit = 50
) -> HttpResponse:
    """The messages that the key may see, the oldest first."""
    caller = caller_of(request)
    messages = shown_messages(messages_for(caller))
    if external_id is not None:
        messages = bearing(messages, external_id)
    slice_ = by_id(messages, cursor=cursor, limit=limit)
    return answer(Page[MessageShape](items=[_shape(one, to=caller) for one in slice_.rows], next=slice_.next))


@router.get("/messages/{message_id}", response=MessageShape, operation_id="getMessage")
def get_message(request: HttpRequest, message_id: PathId) -> HttpResponse:
    """One message."""
    caller = caller_of(request)
    return answer(_shape(found(shown_messages(messages_for(caller)), message_id), to=caller))


@router.get("/messages/{message_id}/raw", operation_id="getRawMessage")
def get_raw_message(request: HttpRequest, message_id: PathId) -> HttpResponse:
    """The original bytes of a message that came by e-mail; 404 for one that did not."""
    message = found(messages_for(caller_of(request)), message_id)
    letter = letter_of(message) if message.kind == Message.Kind.RECEIVED else None
    if letter is None:
        raise not_found()
    return download(letter.raw(), name=f"message-{message_id}.eml", mime="message/rfc822")


@router.get("/messages/{message_id}/attachments/{attachment_id}", operation_id="getAttachment")
def get_attachment(request: HttpRequest, message_id: PathId, attachment_id: PathId) -> HttpResponse:
    """The bytes of a file that came or went with a message."""
    message = found(messages_for(caller_of(request)), message_id)
    attachment = message.attachments.select_related("file").filter(pk=attachment_id).first()
    if attachment is None:
        raise not_found()
    return download(attachment.file.read(), name=attachment.file.name, mime=attachment.file.mime)


@router.get("/conversations/{conversation_id}/messages", response=Page[MessageShape], operation_id="listThread")
def list_thread(request: HttpRequest, conversation_id: PathId, cursor: Cursor = "", limit: Limit = 50) -> HttpResponse:
    """What was said in a conversation, the oldest first."""
    caller = caller_of(request)
    conversation = found(conversations_for(caller), conversation_id)
    messages = messages_for(caller) if caller.customer else Message.objects.of_the_thread()
    slice_ = by_id(shown_messages(messages.filter(conversation=conversation)), cursor=cursor, limit=limit)
    return answer(Page[MessageShape](items=[_shape(one, to=caller) for one in slice_.rows], next=slice_.next))


@router.post(
    "/conversations/{conversation_id}/messages",
    response={201: MessageShape, 202: UnsentShape},
    operation_id="createMessage",
)
def create_message(request: HttpRequest, conversation_id: PathId, given: NewMessage) -> HttpResponse:
    """Something is said in a conversation, at once or, with `send_at`, later."""
    caller = caller_of(request)
    conversation = found(conversations_for(caller), conversation_id)
    if given.send_at is not None:
        unsent = write_for_later(conversation, given, leaves_at=given.send_at, caller=caller, at=timezone.now())
        return answer(shape_of_unsent(unsent), status=202, location=f"/api/v1/unsent/{unsent.pk}")
    message = write(conversation, given, caller=caller, at=timezone.now())
    return answer(_shape(message, to=caller), status=201, location=f"/api/v1/messages/{message.pk}")


def _shape(message: Message, *, to: Caller) -> MessageShape:
    return shape_for_customer(message) if to.customer else shape_of(message)
