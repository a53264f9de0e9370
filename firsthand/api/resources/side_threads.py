"""`/side-threads`: what is said with others about a matter, and never with its customer."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Router

from firsthand.api.caller import Caller, caller_of
from firsthand.api.fields import Cursor, Limit, PathId
from firsthand.api.pages import by_id
from firsthand.api.queries import conversations_for, found, shown_messages
from firsthand.api.shapes.ground import Page, answer
from firsthand.api.shapes.messages import MessageShape
from firsthand.api.shapes.messages import shape_of as shape_of_message
from firsthand.api.shapes.side_threads import NewSideThread, SideLetter, SideThreadShape, shape_of
from firsthand.api.writing import addressed_aside, files_of
from firsthand.conversations.actions import answer_aside, begin_aside
from firsthand.conversations.models import Conversation, Message, SideThread
from firsthand.conversations.queries import side_threads_visible_to
from firsthand.conversations.rules.words import Words

router = Router(tags=["side threads"], by_alias=True)


@router.get(
    "/conversations/{conversation_id}/side-threads", response=Page[SideThreadShape], operation_id="listSideThreads"
)
def list_side_threads(
    request: HttpRequest, conversation_id: PathId, cursor: Cursor = "", limit: Limit = 50
) -> HttpResponse:
    """The side threads of a conversation, the oldest first."""
    conversation = _conversation(request, conversation_id)
    slice_ = by_id(conversation.side_threads.all(), cursor=cursor, limit=limit)
    return answer(Page[SideThreadShape](items=[shape_of(one) for one in slice_.rows], next=slice_.next))


@router.post(
    "/conversations/{conversation_id}/side-threads", response={201: MessageShape}, operation_id="createSideThread"
)
def create_side_thread(request: HttpRequest, conversation_id: PathId, given: NewSideThread) -> HttpResponse:
    """Somebody outside is written to about a matter; what they answer stands in the same side thread."""
    conversation = _conversation(request, conversation_id)
    message = begin_aside(conversation, subject=given.subject, **_said(request, given, conversation))
    return _created(message)


@router.get("/side-threads/{side_thread_id}", response=SideThreadShape, operation_id="getSideThread")
def get_side_thread(request: HttpRequest, side_thread_id: PathId) -> HttpResponse:
    """One side thread."""
    return answer(shape_of(_one(request, side_thread_id)))


@router.get("/side-threads/{side_thread_id}/messages", response=Page[MessageShape], operation_id="listAside")
def list_aside(request: HttpRequest, side_thread_id: PathId, cursor: Cursor = "", limit: Limit = 50) -> HttpResponse:
    """What was said in it, the oldest first."""
    messages = Message.objects.filter(side_thread=_one(request, side_thread_id))
    slice_ = by_id(shown_messages(messages), cursor=cursor, limit=limit)
    return answer(Page[MessageShape](items=[shape_of_message(one) for one in slice_.rows], next=slice_.next))


@router.post("/side-threads/{side_thread_id}/messages", response={201: MessageShape}, operation_id="answerAside")
def create_aside(request: HttpRequest, side_thread_id: PathId, given: SideLetter) -> HttpResponse:
    """The next letter of a side thread is on its way."""
    side = _one(request, side_thread_id)
    said = _said(request, given, side.conversation)
    return _created(answer_aside(side, **said | ({} if given.to else {"addressing": None})))


def _said(request: HttpRequest, given: SideLetter, conversation: Conversation) -> dict[str, Any]:
    return {
        "words": Words(given.text, files=files_of(conversation, given.files)),
        "addressing": addressed_aside(to=given.to, cc=given.cc),
        "by": caller_of(request).staff,
        "at": timezone.now(),
        "external_id": given.external_id,
    }


def _created(message: Message) -> HttpResponse:
    return answer(shape_of_message(message), status=201, location=f"/api/v1/messages/{message.pk}")


def _conversation(request: HttpRequest, conversation_id: int) -> Conversation:
    caller = caller_of(request)
    _must_be_staff(caller)
    return found(conversations_for(caller), conversation_id)


def _one(request: HttpRequest, side_thread_id: int) -> SideThread:
    sides: QuerySet[SideThread] = side_threads_visible_to(caller_of(request).staff)
    return found(sides.select_related("conversation"), side_thread_id)


def _must_be_staff(caller: Caller) -> None:
    """Raises a problem for a customer's key: that there are side threads is none of theirs."""
    caller.staff  # noqa: B018 - it raises
