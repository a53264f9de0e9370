"""`/board`: what presses in the teams that somebody leads; `/promises/shares`: how much was kept; reminders."""

from datetime import date, timedelta
from typing import Annotated

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Query, Router
from pydantic import BaseModel, Field

from firsthand.api.caller import caller_of
from firsthand.api.fields import LARGEST_ID, PathId
from firsthand.api.problems import not_allowed, not_found
from firsthand.api.queries import conversations_for, found
from firsthand.api.shapes.board import (
    BoardShape,
    By,
    CauseShape,
    PressingShape,
    SharesShape,
    pressing_shape,
    share_shape,
)
from firsthand.api.shapes.failures import repair_shape
from firsthand.api.shapes.ground import Named, answer
from firsthand.api.shapes.promises import KindName, shape_of
from firsthand.conversations.actions import remind
from firsthand.conversations.queries import Pressing
from firsthand.promises.queries import (
    Narrowed,
    broken_in,
    causes_in,
    follow_ups_in,
    kept_shares,
    monday,
    people_in,
    pressing_in,
    repairs_in,
    scope_of,
    silent_in,
)
from firsthand.team.rules.permissions import may_lead

router = Router(tags=["promises"])
COLUMNS = {"kind": "kind", "team": "team", "person": "owner_id", "week": "week"}
WEEKS = timedelta(weeks=12)
Number = Annotated[int | None, Field(ge=1, le=LARGEST_ID)]


class Of(BaseModel):
    """Of which promises; all of them must hold."""

    kind: KindName | None = None
    team: Number = None
    person: Annotated[int | None, Field(ge=0, le=LARGEST_ID, description="Of nobody: 0.")] = None
    week: Annotated[date | None, Field(description="Its Monday.")] = None


@router.get("/board", response=BoardShape, operation_id="getBoard")
def get_board(
    request: HttpRequest, team: Annotated[int | None, Query(ge=1, description="One of your teams.")] = None
) -> HttpResponse:
    """What presses in the teams that you lead. For leads' and administrators' keys."""
    me, now = caller_of(request).staff, timezone.now()
    if not may_lead(me):
        raise not_allowed("Only a lead's or an administrator's key may see a board.")
    scope = scope_of(me, team=team)
    if scope is None:
        raise not_found()
    shown = BoardShape(
        late=[pressing_shape(one) for one in pressing_in(scope, Pressing.LATE, at=now)],
        at_risk=[pressing_shape(one) for one in pressing_in(scope, Pressing.AT_RISK, at=now)],
        unowned=[pressing_shape(one) for one in pressing_in(scope, Pressing.UNOWNED, at=now)],
        silent=[pressing_shape(one) for one in silent_in(scope, at=now)],
        broken=[shape_of(one) for one in broken_in(scope, at=now)],
        causes=[CauseShape(cause=cause or None, number=number) for cause, number in causes_in(scope, at=now)],
        follow_ups=[shape_of(one) for one in follow_ups_in(scope, at=now)],
        repairs=[repair_shape(one) for one in repairs_in(scope, at=now)],
        people=[Named(id=one.pk, name=one.name) for one in people_in(scope)],
    )
    return answer(shown)


@router.get("/promises/shares", response=SharesShape, operation_id="getPromiseShares")
def list_shares(
    request: HttpRequest,
    of: Annotated[Of, Query()],
    by: By = "kind",
    since: Annotated[date | None, Query(description="A day; its week counts whole.")] = None,
) -> HttpResponse:
    """How much was kept of what fell due since then (else twelve weeks ago), in the teams that you are in, or in all."""
    me = caller_of(request).staff
    first = since - timedelta(days=since.weekday()) if since else monday(timezone.now()) - WEEKS
    found_ = kept_shares(me, by=COLUMNS[by], since=first, narrowed=Narrowed(**of.model_dump()))
    return answer(SharesShape(since=first, by=by, items=[share_shape(one) for one in found_]))


@router.post("/conversations/{conversation_id}/reminder", response={201: PressingShape}, operation_id="remindOwner")
def remind_owner(request: HttpRequest, conversation_id: PathId) -> HttpResponse:
    """Whoever owns it is told that you ask them to look. Nothing is mailed to the customer."""
    caller = caller_of(request)
    by = caller.staff
    reminded = remind(found(conversations_for(caller), conversation_id), by=by, at=timezone.now())
    return answer(pressing_shape(reminded), status=201)
