"""`/conversations`: the matters of customers."""

from typing import Annotated, Literal

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Query, Router

from firsthand.api.beginning import begin
from firsthand.api.caller import Caller, caller_of
from firsthand.api.changing import change
from firsthand.api.fields import Cursor, IfMatch, Limit, PathId
from firsthand.api.filters import Asked, chosen, desk_page
from firsthand.api.pages import Slice, newest_first
from firsthand.api.queries import conversations_for, found
from firsthand.api.shapes.conversations import ConversationChange, ConversationShape, NewConversation, shape_of
from firsthand.api.shapes.ground import Page, answer
from firsthand.api.versions import seen_version
from firsthand.conversations.actions import let_through, mark_spam
from firsthand.conversations.models import Conversation

router = Router(tags=["conversations"])

ViewName = Annotated[
    Literal["mine", "team", "unowned", "waiting", "all", "mentions", "following", "spam"] | None,
    Query(description="A list of the desk, in its order; not together with the filters."),
]


@router.get("", response=Page[ConversationShape], operation_id="listConversations")
def list_conversations(
    request: HttpRequest, asked: Query[Asked], view: ViewName = None, cursor: Cursor = "", limit: Limit = 50
) -> HttpResponse:
    """The conversations that the key may see, by their newest message, newest first; or a list of the desk.

    What is held back as spam is among them only when `state=held` or `view=spam` is asked for.
    """
    caller = caller_of(request)
    slice_ = _slice(caller, asked, view=view, cursor=cursor, limit=limit)
    return answer(Page[ConversationShape](items=[shape_of(one, to=caller) for one in slice_.rows], next=slice_.next))


@router.post("", response={201: ConversationShape}, operation_id="createConversation")
def create_conversation(request: HttpRequest, given: NewConversation) -> HttpResponse:
    """A conversation begins; nothing is mailed by it."""
    caller = caller_of(request)
    conversation = begin(given, caller=caller)
    location = f"/api/v1/conversations/{conversation.pk}"
    shape = shape_of(conversation, to=caller, tags=[])
    return answer(shape, status=201, version=conversation.version, location=location)


@router.get("/{conversation_id}", response=ConversationShape, operation_id="getConversation")
def get_conversation(request: HttpRequest, conversation_id: PathId) -> HttpResponse:
    """One conversation; its words are under `/messages`."""
    return _answer(conversation_id, to=caller_of(request))


@router.patch("/{conversation_id}", response=ConversationShape, operation_id="changeConversation")
def change_conversation(
    request: HttpRequest, conversation_id: PathId, given: ConversationChange, if_match: IfMatch = None
) -> HttpResponse:
    """State, owner, team, priority, tags or language change; all of it or nothing."""
    caller = caller_of(request)
    by, conversation = caller.staff, found(conversations_for(caller), conversation_id)
    change(conversation, given, by=by, seen=seen_version(if_match))
    # Whoever gave it to another team may not see it any more, and is shown what they did all the same.
    return _shown(Conversation.objects.for_rows().get(pk=conversation_id), to=caller)


@router.put("/{conversation_id}/spam", response=ConversationShape, operation_id="markSpam")
def mark_as_spam(request: HttpRequest, conversation_id: PathId) -> HttpResponse:
    """It is held back as spam, and the filter learns from it; nothing is owed any more."""
    caller = caller_of(request)
    by, conversation = caller.staff, found(conversations_for(caller), conversation_id)
    mark_spam(conversation, by=by, at=timezone.now())
    return _answer(conversation_id, to=caller)


@router.delete("/{conversation_id}/spam", response=ConversationShape, operation_id="letThrough")
def let_it_through(request: HttpRequest, conversation_id: PathId) -> HttpResponse:
    """It is no spam: it is on the desk and owes an answer, and the filter learns from it."""
    caller = caller_of(request)
    by, conversation = caller.staff, found(conversations_for(caller), conversation_id)
    let_through(conversation, by=by, at=timezone.now())
    return _answer(conversation_id, to=caller)


def _slice(caller: Caller, asked: Asked, *, view: str | None, cursor: str, limit: int) -> Slice[Conversation]:
    if view is not None:
        return desk_page(caller.staff, asked, view=view, cursor=cursor, limit=limit)
    rows = chosen(conversations_for(caller), asked, caller=caller).for_rows()
    return newest_first(rows.prefetch_related("tags"), cursor=cursor, limit=limit)


def _answer(conversation_id: int, *, to: Caller) -> HttpResponse:
    return _shown(found(conversations_for(to).for_rows(), conversation_id), to=to)


def _shown(conversation: Conversation, *, to: Caller) -> HttpResponse:
    return answer(shape_of(conversation, to=to), version=conversation.version)
