"""`/customers/{id}/failures`: how a customer was let down; `/repairs`: by what somebody makes up for it."""

from typing import Annotated

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Query, Router
from pydantic import BaseModel, Field

from firsthand.api.caller import Caller, caller_of
from firsthand.api.fields import LARGEST_ID, Cursor, Limit, PathId
from firsthand.api.pages import by_id
from firsthand.api.problems import flawed
from firsthand.api.queries import conversations_for, found
from firsthand.api.shapes.failures import (
    FailureShape,
    NewRepair,
    RepairShape,
    RepairStandName,
    failure_shape,
    repair_shape,
)
from firsthand.api.shapes.ground import Page, answer
from firsthand.conversations.models import Message
from firsthand.conversations.queries import customers_visible_to, messages_visible_to
from firsthand.promises.actions import (
    Mending,
    do_repair,
    drop_repair,
    note_asked_again,
    plan_repair,
    take_back_asked_again,
)
from firsthand.promises.models import Repair
from firsthand.promises.queries import failures_visible_to, repairs_visible_to
from firsthand.team.queries import colleagues

router = Router(tags=["promises"])
Number = Annotated[int | None, Field(ge=1, le=LARGEST_ID)]


class Asked(BaseModel):
    """The filters; all of them must hold."""

    customer: Number = None
    conversation: Number = None
    owner: Number = None
    stand: RepairStandName | None = None


@router.get("/customers/{customer_id}/failures", response=Page[FailureShape], operation_id="listFailures")
def list_failures(request: HttpRequest, customer_id: PathId, cursor: Cursor = "", limit: Limit = 50) -> HttpResponse:
    """How this customer was let down, in conversations open to you, the oldest first."""
    me = caller_of(request).staff
    customer = found(customers_visible_to(me), customer_id)
    slice_ = by_id(failures_visible_to(me).filter(customer=customer), cursor=cursor, limit=limit)
    return answer(Page[FailureShape](items=[failure_shape(one) for one in slice_.rows], next=slice_.next))


@router.post("/messages/{message_id}/asked-again", response={201: Page[FailureShape]}, operation_id="noteAskedAgain")
def note_asked(request: HttpRequest, message_id: PathId) -> HttpResponse:
    """In it the customer had to say something again: a small failure, once a message."""
    caller = caller_of(request)
    message = _message(caller, message_id)
    note_asked_again(message, by=caller.staff, at=timezone.now())
    return _of_message(caller, message, status=201)


@router.delete("/messages/{message_id}/asked-again", response=Page[FailureShape], operation_id="takeBackAskedAgain")
def take_back_asked(request: HttpRequest, message_id: PathId) -> HttpResponse:
    """It was none."""
    caller = caller_of(request)
    message = _message(caller, message_id)
    take_back_asked_again(message, by=caller.staff, at=timezone.now())
    return _of_message(caller, message, status=200)


@router.get("/repairs", response=Page[RepairShape], operation_id="listRepairs")
def list_repairs(
    request: HttpRequest, asked: Annotated[Asked, Query()], cursor: Cursor = "", limit: Limit = 50
) -> HttpResponse:
    """The repairs in conversations open to you, the oldest first."""
    repairs = repairs_visible_to(caller_of(request).staff).with_people()
    slice_ = by_id(repairs.filter(**asked.model_dump(exclude_none=True)), cursor=cursor, limit=limit)
    return answer(Page[RepairShape](items=[repair_shape(one) for one in slice_.rows], next=slice_.next))


@router.post("/conversations/{conversation_id}/repairs", response={201: RepairShape}, operation_id="planRepair")
def create_repair(request: HttpRequest, conversation_id: PathId, given: NewRepair) -> HttpResponse:
    """One named person is to do it by then. The customer is told nothing of it."""
    caller = caller_of(request)
    by, conversation = caller.staff, found(conversations_for(caller), conversation_id)
    owner = colleagues(by).filter(pk=given.owner).first() if given.owner else None
    if given.owner and owner is None:
        raise flawed("/owner", "There is no such representative.")
    mending = Mending(
        kind=given.kind, words=given.words, due_at=given.due_at, owner=owner, external_id=given.external_id
    )
    made = plan_repair(conversation, mending, by=by, at=timezone.now())
    return answer(repair_shape(_repair(caller, made.pk)), status=201, location=f"/api/v1/repairs/{made.pk}")


@router.get("/repairs/{repair_id}", response=RepairShape, operation_id="getRepair")
def get_repair(request: HttpRequest, repair_id: PathId) -> HttpResponse:
    """One repair."""
    return answer(repair_shape(_repair(caller_of(request), repair_id)))


@router.post("/repairs/{repair_id}/doing", response=RepairShape, operation_id="doRepair")
def do_one(request: HttpRequest, repair_id: PathId) -> HttpResponse:
    """The customer has been made up to."""
    caller = caller_of(request)
    do_repair(_repair(caller, repair_id), by=caller.staff, at=timezone.now())
    return answer(repair_shape(_repair(caller, repair_id)))


@router.post("/repairs/{repair_id}/dropping", response=RepairShape, operation_id="dropRepair")
def drop_one(request: HttpRequest, repair_id: PathId) -> HttpResponse:
    """It is not needed any more."""
    caller = caller_of(request)
    drop_repair(_repair(caller, repair_id), by=caller.staff, at=timezone.now())
    return answer(repair_shape(_repair(caller, repair_id)))


def _repair(caller: Caller, repair_id: int) -> Repair:
    return found(repairs_visible_to(caller.staff).with_people(), repair_id)


def _message(caller: Caller, message_id: int) -> Message:
    return found(messages_visible_to(caller.staff).select_related("conversation"), message_id)


def _of_message(caller: Caller, message: Message, *, status: int) -> HttpResponse:
    rows = failures_visible_to(caller.staff).filter(message=message)
    return answer(Page[FailureShape](items=[failure_shape(one) for one in rows], next=None), status=status)
