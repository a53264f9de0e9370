"""`/unsent`: answers that are written and have not left."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Router

from firsthand.api.caller import Caller, caller_of
from firsthand.api.fields import Cursor, Limit, PathId
from firsthand.api.pages import by_id
from firsthand.api.queries import found
from firsthand.api.shapes.ground import Page, answer
from firsthand.api.shapes.unsent import UnsentChange, UnsentShape, shape_of
from firsthand.conversations.actions import change_unsent, discard_unsent
from firsthand.conversations.models import Unsent
from firsthand.conversations.models.unsent import UnsentQuerySet
from firsthand.conversations.queries import unsent_visible_to

router = Router(tags=["messages"])


@router.get("", response=Page[UnsentShape], operation_id="listUnsent")
def list_unsent(request: HttpRequest, cursor: Cursor = "", limit: Limit = 50) -> HttpResponse:
    """Those that may still leave, the oldest first."""
    slice_ = by_id(_for(caller_of(request)).undecided(), cursor=cursor, limit=limit)
    return answer(Page[UnsentShape](items=[shape_of(one) for one in slice_.rows], next=slice_.next))


@router.get("/{unsent_id}", response=UnsentShape, operation_id="getUnsent")
def get_unsent(request: HttpRequest, unsent_id: PathId) -> HttpResponse:
    """One of them, also after it was sent or thrown away."""
    return answer(shape_of(_one(request, unsent_id)))


@router.patch("/{unsent_id}", response=UnsentShape, operation_id="changeUnsent")
def change(request: HttpRequest, unsent_id: PathId, given: UnsentChange) -> HttpResponse:
    """It has other words or another time."""
    changed = change_unsent(
        _one(request, unsent_id),
        text=given.text,
        leaves_at=given.send_at,
        read_to=given.read_to,
        by=caller_of(request).staff,
        at=timezone.now(),
    )
    return answer(shape_of(changed))


@router.delete("/{unsent_id}", response=UnsentShape, operation_id="discardUnsent")
def discard(request: HttpRequest, unsent_id: PathId) -> HttpResponse:
    """It will not leave. What has left already is answered with 409."""
    unsent = discard_unsent(_one(request, unsent_id), by=caller_of(request).staff, at=timezone.now())
    return answer(shape_of(unsent))


def _for(caller: Caller) -> UnsentQuerySet:
    return unsent_visible_to(caller.staff)


def _one(request: HttpRequest, unsent_id: int) -> Unsent:
    return found(_for(caller_of(request)).select_related("conversation"), unsent_id)
