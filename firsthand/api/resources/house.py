"""`/me`, `/representatives`, `/teams`, `/inboxes` and `/tags`: who serves, and where."""

from dataclasses import fields
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Router

from firsthand.api.caller import caller_of
from firsthand.api.fields import Cursor, Limit, PathId
from firsthand.api.pages import by_id
from firsthand.api.problems import flawed
from firsthand.api.queries import found
from firsthand.api.shapes.ground import Named, Page, answer
from firsthand.api.shapes.house import (
    InboxChange,
    InboxShape,
    Me,
    RepresentativeShape,
    TagShape,
    TeamChange,
    TeamShape,
    inbox_shape,
    team_shape,
)
from firsthand.conversations.actions import InboxSettings, change_inbox
from firsthand.conversations.models import Inbox, Tag
from firsthand.team.actions import keep_hours, limit_silence
from firsthand.team.models import Calendar, Representative
from firsthand.team.queries import calendars_visible_to, colleagues, teams_visible_to

router = Router(tags=["house"])


@router.get("/me", response=Me, operation_id="getMe")
def get_me(request: HttpRequest) -> HttpResponse:
    """For whom the key speaks."""
    caller = caller_of(request)
    rep, customer = caller.representative, caller.customer
    return answer(
        Me(
            role=caller.key.role,
            key=caller.key.name,
            representative=Named(id=rep.pk, name=rep.name) if rep else None,
            customer=Named(id=customer.pk, name=customer.name) if customer else None,
        )
    )


@router.get("/representatives", response=Page[RepresentativeShape], operation_id="listRepresentatives")
def list_representatives(request: HttpRequest, cursor: Cursor = "", limit: Limit = 50) -> HttpResponse:
    """The people who serve now."""
    caller = caller_of(request)
    slice_ = by_id(colleagues(caller.staff).prefetch_related("memberships"), cursor=cursor, limit=limit)
    items = [
        RepresentativeShape(
            id=one.pk,
            name=one.name,
            language=one.language,
            teams=sorted(place.team_id for place in one.memberships.all()),
            email=one.account.email if caller.is_administrator else None,
        )
        for one in slice_.rows
    ]
    return answer(Page[RepresentativeShape](items=items, next=slice_.next))


@router.get("/teams", response=Page[TeamShape], operation_id="listTeams")
def list_teams(request: HttpRequest, cursor: Cursor = "", limit: Limit = 50) -> HttpResponse:
    """The teams; a matter may be handed to any of them."""
    slice_ = by_id(teams_visible_to(caller_of(request).staff), cursor=cursor, limit=limit)
    return answer(Page[TeamShape](items=[team_shape(one) for one in slice_.rows], next=slice_.next))


@router.patch("/teams/{team_id}", response=TeamShape, operation_id="changeTeam")
def change_team(request: HttpRequest, team_id: PathId, given: TeamChange) -> HttpResponse:
    """It works in these hours, and bears so long a silence of owners. For administrators' keys."""
    by, at = caller_of(request).staff, timezone.now()
    team = found(teams_visible_to(by), team_id)
    with transaction.atomic():
        if "calendar" in given.model_fields_set:
            keep_hours(team, calendar=_calendar(given.calendar, by), by=by, at=at)
        if "silence_minutes" in given.model_fields_set:
            limit_silence(team, minutes=given.silence_minutes, by=by, at=at)
    return answer(team_shape(team))


@router.get("/inboxes", response=Page[InboxShape], operation_id="listInboxes")
def list_inboxes(request: HttpRequest, cursor: Cursor = "", limit: Limit = 50) -> HttpResponse:
    """The doors through which customers come."""
    caller_of(request).staff  # noqa: B018 - refuses a customer's key
    slice_ = by_id(Inbox.objects.all(), cursor=cursor, limit=limit)
    return answer(Page[InboxShape](items=[inbox_shape(one) for one in slice_.rows], next=slice_.next))


@router.patch("/inboxes/{inbox_id}", response=InboxShape, operation_id="changeInbox")
def change_hours(request: HttpRequest, inbox_id: PathId, given: InboxChange) -> HttpResponse:
    """It promises in these hours from now on; what was promised stays so. For administrators' keys."""
    by, at = caller_of(request).staff, timezone.now()
    inbox = found(Inbox.objects.all(), inbox_id)
    stood: dict[str, Any] = {part.name: getattr(inbox, part.name) for part in fields(InboxSettings)}
    settings = InboxSettings(**(stood | {"calendar": _calendar(given.calendar, by)}))
    change_inbox(inbox, settings, by=by, at=at)
    return answer(inbox_shape(found(Inbox.objects.all(), inbox_id)))


@router.get("/tags", response=Page[TagShape], operation_id="listTags")
def list_tags(request: HttpRequest, cursor: Cursor = "", limit: Limit = 50) -> HttpResponse:
    """The words by which matters are found again."""
    caller_of(request).staff  # noqa: B018 - refuses a customer's key
    slice_ = by_id(Tag.objects.all(), cursor=cursor, limit=limit)
    items = [TagShape(id=one.pk, name=one.name) for one in slice_.rows]
    return answer(Page[TagShape](items=items, next=slice_.next))


def _calendar(number: int | None, by: Representative) -> Calendar | None:
    if number is None:
        return None
    one = calendars_visible_to(by).filter(pk=number).first()
    if one is None:
        raise flawed("/calendar", "There is no such calendar.")
    return one
