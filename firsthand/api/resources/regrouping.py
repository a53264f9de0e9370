"""`/conversations/…/merge`, `/split` and `/links`: what belongs together, and what does not."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Router

from firsthand.api.caller import caller_of
from firsthand.api.fields import PathId
from firsthand.api.problems import not_found
from firsthand.api.queries import conversations_for, found, messages_for
from firsthand.api.shapes.ground import answer
from firsthand.api.shapes.regrouping import (
    LinkShape,
    NewLink,
    NewMerge,
    NewSplit,
    RegroupingShape,
    link_shape,
    shape_of,
)
from firsthand.conversations.actions import link, merge, split, take_apart, unlink
from firsthand.conversations.models import Link, Regrouping
from firsthand.conversations.queries import links_of, regrouping_visible_to

router = Router(tags=["conversations"])


@router.post(
    "/conversations/{conversation_id}/merge", response={201: RegroupingShape}, operation_id="mergeConversation"
)
def merge_conversation(request: HttpRequest, conversation_id: PathId, given: NewMerge) -> HttpResponse:
    """All of it stands in the other one, and later letters to either reach that. Two customers' only with `across_customers`."""
    caller = caller_of(request)
    by, seen = caller.staff, conversations_for(caller)
    made = merge(
        found(seen, conversation_id),
        into=found(seen, given.into),
        by=by,
        at=timezone.now(),
        across_customers=given.across_customers,
    )
    return _made(made)


@router.post(
    "/conversations/{conversation_id}/split", response={201: RegroupingShape}, operation_id="splitConversation"
)
def split_conversation(request: HttpRequest, conversation_id: PathId, given: NewSplit) -> HttpResponse:
    """One of its messages, alone or with all that follows, becomes a conversation of its own."""
    caller = caller_of(request)
    by = caller.staff
    message = found(messages_for(caller).filter(conversation=conversation_id), given.message)
    return _made(split(message, following=given.following, by=by, at=timezone.now()))


@router.post("/regroupings/{regrouping_id}/undo", response=RegroupingShape, operation_id="undoRegrouping")
def undo_regrouping(request: HttpRequest, regrouping_id: PathId) -> HttpResponse:
    """A merge or a split is taken back: both stand as they stood, and what came since goes with what it answers."""
    by = caller_of(request).staff
    seen = regrouping_visible_to(by, regrouping_id)
    if seen is None:
        raise not_found()
    return answer(shape_of(take_apart(seen, by=by, at=timezone.now())))


@router.post("/conversations/{conversation_id}/links", response={201: LinkShape}, operation_id="linkConversation")
def link_conversation(request: HttpRequest, conversation_id: PathId, given: NewLink) -> HttpResponse:
    """It is linked with another one; a link that stands between the two already says this from now on."""
    caller = caller_of(request)
    by, seen = caller.staff, conversations_for(caller)
    first, other = found(seen, conversation_id), found(seen, given.other)
    made = link(first, other=other, kind=Link.Kind(given.kind), by=by, at=timezone.now())
    return answer(link_shape(made), status=201)


@router.delete(
    "/conversations/{conversation_id}/links/{link_id}", response=LinkShape, operation_id="unlinkConversation"
)
def unlink_conversation(request: HttpRequest, conversation_id: PathId, link_id: PathId) -> HttpResponse:
    """The link is gone."""
    caller = caller_of(request)
    by = caller.staff
    here = links_of(found(conversations_for(caller), conversation_id), representative=by)
    one = next((each.link for each in here if each.link.pk == link_id), None)
    if one is None:
        raise not_found()
    shape = link_shape(one)
    unlink(one, by=by, at=timezone.now())
    return answer(shape)


def _made(done: Regrouping) -> HttpResponse:
    return answer(shape_of(done), status=201)
