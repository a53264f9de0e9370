"""`/me`, `/representatives`, `/teams`, `/inboxes` and `/tags`: who serves, and where."""

from django.http import HttpRequest, HttpResponse
from ninja import Router

from firsthand.api.caller import caller_of
from firsthand.api.fields import Cursor, Limit
from firsthand.api.pages import by_id
from firsthand.api.shapes.ground import Named, Page, answer
from firsthand.api.shapes.house import InboxShape, Me, RepresentativeShape, TagShape, TeamShape
from firsthand.conversations.models import Inbox, Tag
from firsthand.team.queries import colleagues, teams_visible_to

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
    items = [TeamShape(id=one.pk, name=one.name) for one in slice_.rows]
    return answer(Page[TeamShape](items=items, next=slice_.next))


@router.get("/inboxes", response=Page[InboxShape], operation_id="listInboxes")
def list_inboxes(request: HttpRequest, cursor: Cursor = "", limit: Limit = 50) -> HttpResponse:
    """The doors through which customers come."""
    caller_of(request).staff  # noqa: B018 - refuses a customer's key
    slice_ = by_id(Inbox.objects.all(), cursor=cursor, limit=limit)
    items = [
        InboxShape(
            id=one.pk,
            name=one.name,
            channel=one.channel,
            language=one.language,
            team=one.team_id,
            is_default=one.is_default,
        )
        for one in slice_.rows
    ]
    return answer(Page[InboxShape](items=items, next=slice_.next))


@router.get("/tags", response=Page[TagShape], operation_id="listTags")
def list_tags(request: HttpRequest, cursor: Cursor = "", limit: Limit = 50) -> HttpResponse:
    """The words by which matters are found again."""
    caller_of(request).staff  # noqa: B018 - refuses a customer's key
    slice_ = by_id(Tag.objects.all(), cursor=cursor, limit=limit)
    items = [TagShape(id=one.pk, name=one.name) for one in slice_.rows]
    return answer(Page[TagShape](items=items, next=slice_.next))
