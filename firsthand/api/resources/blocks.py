"""`/blocks`: senders whose letters are held back whatever they write."""

from typing import Annotated

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Query, Router

from firsthand.api.caller import Caller, caller_of
from firsthand.api.fields import Cursor, Limit, PathId
from firsthand.api.pages import by_id
from firsthand.api.problems import not_allowed, not_found
from firsthand.api.queries import conversations_for, found
from firsthand.api.shapes.blocks import BlockShape, NewBlock, NewSenderBlock, shape_of
from firsthand.api.shapes.ground import Page, answer
from firsthand.channels.email.actions import block, block_sender, let_blocked_through, take_back_block, unblock
from firsthand.channels.email.actions.block import NobodyToBlock
from firsthand.channels.email.models import Block
from firsthand.channels.email.queries import blocks_visible_to

router = Router(tags=["spam"])

LetThrough = Annotated[
    bool, Query(description="What was held back for it comes to the desk, the newest fifty conversations.")
]


@router.get("/blocks", response=Page[BlockShape], operation_id="listBlocks")
def list_blocks(request: HttpRequest, cursor: Cursor = "", limit: Limit = 50) -> HttpResponse:
    """Who is blocked now, the oldest first. For administrators' keys."""
    slice_ = by_id(_blocks(caller_of(request)), cursor=cursor, limit=limit)
    return answer(Page[BlockShape](items=[shape_of(one) for one in slice_.rows], next=slice_.next))


@router.post("/blocks", response={201: BlockShape}, operation_id="createBlock")
def create_block(request: HttpRequest, given: NewBlock) -> HttpResponse:
    """An address or a domain is blocked; what is blocked already stays so. For administrators' keys."""
    caller = caller_of(request)
    _must_administer(caller)
    return _created(block(given.pattern, reason=given.reason, by=caller.staff, at=timezone.now()))


@router.get("/blocks/{block_id}", response=BlockShape, operation_id="getBlock")
def get_block(request: HttpRequest, block_id: PathId) -> HttpResponse:
    """One of them. For administrators' keys."""
    return answer(shape_of(found(_blocks(caller_of(request)), block_id)))


@router.delete("/blocks/{block_id}", response=BlockShape, operation_id="endBlock")
def end_block(request: HttpRequest, block_id: PathId, let_through: LetThrough = False) -> HttpResponse:
    """Letters from there reach the desk again. For administrators' keys."""
    caller = caller_of(request)
    known = found(_blocks(caller), block_id)
    end = let_blocked_through if let_through else unblock
    end(known, by=caller.staff, at=timezone.now())
    return _ended(known)


@router.post("/conversations/{conversation_id}/blocks", response={201: BlockShape}, operation_id="blockSender")
def block_writer(request: HttpRequest, conversation_id: PathId, given: NewSenderBlock) -> HttpResponse:
    """Whoever wrote this conversation is blocked, and it is held back itself."""
    caller = caller_of(request)
    by, conversation = caller.staff, found(conversations_for(caller), conversation_id)
    at = timezone.now()
    return _created(block_sender(conversation, whole_domain=given.domain or "", reason=given.reason, by=by, at=at))


@router.delete(
    "/conversations/{conversation_id}/blocks/{block_id}", response=BlockShape, operation_id="takeBackSenderBlock"
)
def take_back(request: HttpRequest, conversation_id: PathId, block_id: PathId) -> HttpResponse:
    """It was a slip: its writer is not blocked, and the conversation stands as it stood before."""
    caller = caller_of(request)
    by, conversation = caller.staff, found(conversations_for(caller), conversation_id)
    known = found(Block.objects.in_force().select_related("by"), block_id)
    try:
        take_back_block(conversation, known, by=by, at=timezone.now())
    except NobodyToBlock:
        # Who else is blocked is an administrator's to know.
        raise not_found() from None
    return _ended(known)


def _blocks(caller: Caller) -> QuerySet[Block]:
    _must_administer(caller)
    return blocks_visible_to(caller.staff)


def _must_administer(caller: Caller) -> None:
    """Raises a problem for every key but an administrator's."""
    if not caller.staff.is_administrator:
        raise not_allowed(
            "Only an administrator's key sees who is blocked. Block the sender of a conversation instead."
        )


def _created(made: Block) -> HttpResponse:
    return answer(shape_of(made), status=201, location=f"/api/v1/blocks/{made.pk}")


def _ended(known: Block) -> HttpResponse:
    known.refresh_from_db(fields=["ended_at"])
    return answer(shape_of(known))
