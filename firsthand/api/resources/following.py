"""`/conversations/…/following`: whether what happens in a conversation is told to somebody whose it is not."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Router

from firsthand.api.caller import caller_of
from firsthand.api.fields import PathId
from firsthand.api.queries import conversations_for, found
from firsthand.api.shapes.following import FollowingShape
from firsthand.api.shapes.ground import answer
from firsthand.conversations.actions import follow, stop_following
from firsthand.conversations.queries import is_followed

router = Router(tags=["conversations"])


@router.get("/conversations/{conversation_id}/following", response=FollowingShape, operation_id="getFollowing")
def get_following(request: HttpRequest, conversation_id: PathId) -> HttpResponse:
    """Whether the representative for whom the key speaks follows it."""
    caller = caller_of(request)
    by, conversation = caller.staff, found(conversations_for(caller), conversation_id)
    return answer(FollowingShape(conversation=conversation.pk, following=is_followed(conversation, by=by)))


@router.post("/conversations/{conversation_id}/following", response=FollowingShape, operation_id="followConversation")
def follow_conversation(request: HttpRequest, conversation_id: PathId) -> HttpResponse:
    """They follow it; the list `view=following` holds it."""
    caller = caller_of(request)
    by, conversation = caller.staff, found(conversations_for(caller), conversation_id)
    follow(conversation, by=by, at=timezone.now())
    return answer(FollowingShape(conversation=conversation.pk, following=True))


@router.delete(
    "/conversations/{conversation_id}/following", response=FollowingShape, operation_id="stopFollowingConversation"
)
def stop_following_conversation(request: HttpRequest, conversation_id: PathId) -> HttpResponse:
    """They hear of it no more than anybody."""
    caller = caller_of(request)
    by, conversation = caller.staff, found(conversations_for(caller), conversation_id)
    stop_following(conversation, by=by, at=timezone.now())
    return answer(FollowingShape(conversation=conversation.pk, following=False))
