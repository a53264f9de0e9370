"""`/promises`: what customers were told to count on; `/targets`: how soon they are answered by themselves."""

from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Query, Router
from pydantic import BaseModel, Field

from firsthand.api.caller import Caller, caller_of
from firsthand.api.fields import LARGEST_ID, Cursor, IfMatch, Limit, PathId
from firsthand.api.pages import by_id
from firsthand.api.problems import flawed, not_allowed
from firsthand.api.queries import conversations_for, found
from firsthand.api.shapes.ground import Page, answer
from firsthand.api.shapes.promises import (
    Apology,
    KindName,
    NewPromise,
    NewTarget,
    NewTime,
    PromiseShape,
    StandName,
    TargetShape,
    shape_of,
    target_shape,
)
from firsthand.api.versions import seen_version
from firsthand.conversations.queries import inboxes_visible_to
from firsthand.conversations.rules.states import Priority
from firsthand.conversations.rules.words import Words
from firsthand.promises.actions import Aim, Saying, drop_target, keep, make, make_good, release, renegotiate, set_target
from firsthand.promises.models import Promise
from firsthand.promises.models.promise import PromiseQuerySet
from firsthand.promises.queries import targets_visible_to, visible_to
from firsthand.team.queries import colleagues, teams_visible_to

router = Router(tags=["promises"])
Number = Annotated[int | None, Field(ge=1, le=LARGEST_ID)]


class Asked(BaseModel):
    """The filters; all of them must hold."""

    conversation: Number = None
    customer: Number = None
    owner: Number = None
    kind: KindName | None = None
    stand: StandName | None = None
    settled: Annotated[bool | None, Field(description="Whether nothing is to be done about it any more.")] = None


@router.get("/promises", response=Page[PromiseShape], operation_id="listPromises")
def list_promises(
    request: HttpRequest, asked: Annotated[Asked, Query()], cursor: Cursor = "", limit: Limit = 50
) -> HttpResponse:
    """The promises in conversations open to you, the oldest first."""
    said = asked.model_dump(exclude_none=True)
    promises = _promises(caller_of(request))
    if (settled := said.pop("settled", None)) is not None:
        promises = promises.filter(settled_at__isnull=not settled)
    if (owner := said.pop("owner", None)) is not None:
        promises = promises.kept_by(owner)
    slice_ = by_id(promises.filter(**said), cursor=cursor, limit=limit)
    return answer(Page[PromiseShape](items=[shape_of(one) for one in slice_.rows], next=slice_.next))


@router.get("/promises/{promise_id}", response=PromiseShape, operation_id="getPromise")
def get_promise(request: HttpRequest, promise_id: PathId) -> HttpResponse:
    """One promise."""
    return _shown(_one(request, promise_id))


@router.post("/conversations/{conversation_id}/promises", response={201: PromiseShape}, operation_id="createPromise")
def create_promise(request: HttpRequest, conversation_id: PathId, given: NewPromise) -> HttpResponse:
    """It is promised, and the conversation stands on the desk by its time. Nothing is mailed."""
    caller = caller_of(request)
    by, conversation = caller.staff, found(conversations_for(caller), conversation_id)
    owner = colleagues(by).filter(pk=given.owner).first() if given.owner else None
    if given.owner and owner is None:
        raise flawed("/owner", "There is no such representative.")
    saying = Saying(kind=given.kind, words=given.words, due_at=given.due_at, owner=owner, external_id=given.external_id)
    made = make(conversation, [saying], by=by, at=timezone.now())[0]
    one = _one(request, made.pk)
    return answer(shape_of(one), status=201, version=one.version, location=f"/api/v1/promises/{one.pk}")


@router.post("/promises/{promise_id}/keeping", response=PromiseShape, operation_id="keepPromise")
def keep_promise(request: HttpRequest, promise_id: PathId, if_match: IfMatch = None) -> HttpResponse:
    """It is done: kept where it was in time, else broken and settled."""
    keep([_one(request, promise_id)], **_acting(request, if_match))
    return _shown(_one(request, promise_id))


@router.post("/promises/{promise_id}/release", response=PromiseShape, operation_id="releasePromise")
def release_promise(request: HttpRequest, promise_id: PathId, if_match: IfMatch = None) -> HttpResponse:
    """The customer does not count on it any more. Possible until it falls due."""
    release([_one(request, promise_id)], **_acting(request, if_match))
    return _shown(_one(request, promise_id))


@router.post("/promises/{promise_id}/renegotiation", response={201: PromiseShape}, operation_id="renegotiatePromise")
def renegotiate_promise(
    request: HttpRequest, promise_id: PathId, given: NewTime, if_match: IfMatch = None
) -> HttpResponse:
    """The customer is written to, and a new promise stands instead. Possible until it falls due."""
    promise = _one(request, promise_id)
    into = renegotiate(promise, due_at=given.due_at, words=Words(given.text), **_acting(request, if_match))
    one = _one(request, into.pk)
    return answer(shape_of(one), status=201, version=one.version, location=f"/api/v1/promises/{one.pk}")


@router.post("/promises/{promise_id}/apology", response=PromiseShape, operation_id="makePromiseGood")
def make_promise_good(
    request: HttpRequest, promise_id: PathId, given: Apology, if_match: IfMatch = None
) -> HttpResponse:
    """Why it was broken is known; with a text the customer has an apology by mail."""
    words = Words(given.text or "")
    make_good(
        _one(request, promise_id), cause=given.cause, words=words, due_at=given.due_at, **_acting(request, if_match)
    )
    return _shown(_one(request, promise_id))


@router.get("/targets", response=Page[TargetShape], operation_id="listTargets")
def list_targets(request: HttpRequest, cursor: Cursor = "", limit: Limit = 50) -> HttpResponse:
    """How soon customers are answered and their matters solved. For administrators' keys."""
    _must_administer(caller_of(request))
    slice_ = by_id(targets_visible_to(caller_of(request).staff), cursor=cursor, limit=limit)
    return answer(Page[TargetShape](items=[target_shape(one) for one in slice_.rows], next=slice_.next))


@router.post("/targets", response={201: TargetShape}, operation_id="createTarget")
def create_target(request: HttpRequest, given: NewTarget) -> HttpResponse:
    """It holds for what customers ask from now on. For administrators' keys."""
    caller = caller_of(request)
    _must_administer(caller)
    made = set_target(_aim(given, caller), by=caller.staff, at=timezone.now())
    return answer(target_shape(made), status=201, location=f"/api/v1/targets/{made.pk}")


@router.get("/targets/{target_id}", response=TargetShape, operation_id="getTarget")
def get_target(request: HttpRequest, target_id: PathId) -> HttpResponse:
    """One target. For administrators' keys."""
    caller = caller_of(request)
    _must_administer(caller)
    return answer(target_shape(found(targets_visible_to(caller.staff), target_id)))


@router.delete("/targets/{target_id}", response=TargetShape, operation_id="dropTarget")
def remove_target(request: HttpRequest, target_id: PathId) -> HttpResponse:
    """It holds no more; what was promised by it stays promised. For administrators' keys."""
    caller = caller_of(request)
    _must_administer(caller)
    one = found(targets_visible_to(caller.staff), target_id)
    shown = target_shape(one)
    drop_target(one, by=caller.staff, at=timezone.now())
    return answer(shown)


def _aim(given: NewTarget, caller: Caller) -> Aim:
    said = given.model_dump(exclude_none=True)
    for name, rows in (("inbox", inboxes_visible_to(caller.staff)), ("team", teams_visible_to(caller.staff))):
        if number := said.pop(name, None):
            said[name] = rows.filter(pk=number).first()
            if said[name] is None:
                raise flawed(f"/{name}", f"There is no such {name}.")
    if priority := said.get("priority"):
        said["priority"] = Priority[priority.upper()]
    return Aim(**said)


def _acting(request: HttpRequest, if_match: str | None) -> dict[str, Any]:
    return {"by": caller_of(request).staff, "at": timezone.now(), "seen": seen_version(if_match)}


def _promises(caller: Caller) -> PromiseQuerySet:
    return visible_to(caller.staff).with_people().select_related("conversation__owner")


def _one(request: HttpRequest, promise_id: int) -> Promise:
    return found(_promises(caller_of(request)), promise_id)


def _shown(promise: Promise) -> HttpResponse:
    return answer(shape_of(promise), version=promise.version)


def _must_administer(caller: Caller) -> None:
    """Raises a problem for every key but an administrator's."""
    if not caller.is_administrator:
        raise not_allowed("Only an administrator's key may see and set targets.")
