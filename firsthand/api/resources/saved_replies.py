"""`/saved-replies`: words that are written once and sent often."""

from typing import Annotated

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Query, Router

from firsthand.api.caller import Caller, caller_of
from firsthand.api.fields import Cursor, IfMatch, Limit, PathId
from firsthand.api.pages import by_id
from firsthand.api.problems import flawed
from firsthand.api.queries import conversations_for, found, named_row
from firsthand.api.shapes.ground import Page, answer
from firsthand.api.shapes.saved_replies import (
    NewSavedReply,
    NewWording,
    OfferShape,
    SavedReplyChange,
    SavedReplyShape,
    circle_of,
    offer_shape,
    shape_of,
)
from firsthand.api.versions import seen_version
from firsthand.conversations.models import Inbox
from firsthand.desk.actions import (
    Given,
    archive_saved_reply,
    change_saved_reply,
    restore_saved_reply,
    write_saved_reply,
)
from firsthand.desk.models import SavedReply
from firsthand.desk.models.saved_reply import SavedReplyQuerySet
from firsthand.desk.queries import offered, saved_replies_visible_to
from firsthand.team.models import Team
from firsthand.team.queries import teams_visible_to

router = Router(tags=["saved replies"])
Asked = Annotated[str, Query(max_length=80, description="Words of its name or wordings, without regard to diacritics.")]


@router.get("/saved-replies", response=Page[SavedReplyShape], operation_id="listSavedReplies")
def list_saved_replies(request: HttpRequest, q: Asked = "", cursor: Cursor = "", limit: Limit = 50) -> HttpResponse:
    """One's own, one's teams' and everybody's, the oldest first."""
    known = _for(caller_of(request)).about(q).with_everything()
    slice_ = by_id(known, cursor=cursor, limit=limit)
    return answer(Page[SavedReplyShape](items=[shape_of(one) for one in slice_.rows], next=slice_.next))


@router.post("/saved-replies", response={201: SavedReplyShape}, operation_id="createSavedReply")
def create(request: HttpRequest, given: NewSavedReply) -> HttpResponse:
    """It is there to be used. Fields that nobody knows are refused."""
    caller = caller_of(request)
    said = Given(
        name=given.name,
        wordings=_wordings(given.wordings),
        is_own=given.circle == "own",
        team=_team_of(given.circle, given.team, caller),
        in_inbox=named_row(Inbox.objects.all(), given.in_inbox, "in_inbox"),
        in_team=named_row(teams_visible_to(caller.staff), given.in_team, "in_team"),
        to_language=given.to_language,
    )
    made = write_saved_reply(said, by=caller.staff, at=timezone.now())
    return answer(shape_of(made), status=201, version=made.version, location=f"/api/v1/saved-replies/{made.pk}")


@router.get("/saved-replies/{saved_reply_id}", response=SavedReplyShape, operation_id="getSavedReply")
def get(request: HttpRequest, saved_reply_id: PathId) -> HttpResponse:
    """One of them, also when it is archived."""
    return _shown(found(_for(caller_of(request)), saved_reply_id))


@router.patch("/saved-replies/{saved_reply_id}", response=SavedReplyShape, operation_id="changeSavedReply")
@transaction.atomic
def change(
    request: HttpRequest, saved_reply_id: PathId, given: SavedReplyChange, if_match: IfMatch = None
) -> HttpResponse:
    """It is as was said from now on; archived, it is offered no more."""
    caller = caller_of(request)
    reply, at = found(_for(caller), saved_reply_id), timezone.now()
    changed = change_saved_reply(
        reply, _changed(reply, given, caller), by=caller.staff, at=at, seen=seen_version(if_match)
    )
    if given.archived is not None:
        act = archive_saved_reply if given.archived else restore_saved_reply
        changed = act(changed, by=caller.staff, at=at)
    return _shown(found(_for(caller), changed.pk))


@router.get("/conversations/{conversation_id}/saved-replies", response=Page[OfferShape], operation_id="offerReplies")
def offer_replies(request: HttpRequest, conversation_id: PathId, q: Asked = "", limit: Limit = 8) -> HttpResponse:
    """Those that fit a conversation, filled in for its customer, what is used most first; one page."""
    caller = caller_of(request)
    by = caller.staff
    conversation = found(conversations_for(caller).select_related("customer", "inbox__brand"), conversation_id)
    items = [offer_shape(one) for one in offered(conversation, representative=by, words=q, size=limit)]
    return answer(Page[OfferShape](items=items, next=None))


def _for(caller: Caller) -> SavedReplyQuerySet:
    return saved_replies_visible_to(caller.staff)


def _shown(reply: SavedReply) -> HttpResponse:
    return answer(shape_of(reply), version=reply.version)


def _wordings(given: list[NewWording]) -> dict[str, str]:
    """By language; raises a problem where one stands twice."""
    said = {one.language: one.words for one in given}
    if len(said) < len(given):
        raise flawed("/wordings", "Each language has one wording.")
    return said


def _changed(reply: SavedReply, given: SavedReplyChange, caller: Caller) -> Given:
    """All that it is when what was said has changed."""
    said, circle = given.model_fields_set, given.circle or circle_of(reply)
    now = {one.language: one.words for one in reply.wordings.all()}
    team = given.team if "team" in said else reply.team_id
    in_inbox = given.in_inbox if "in_inbox" in said else reply.in_inbox_id
    in_team = given.in_team if "in_team" in said else reply.in_team_id
    return Given(
        name=given.name or reply.name,
        wordings=_wordings(given.wordings) if given.wordings else now,
        is_own=circle == "own",
        team=_team_of(circle, team, caller),
        in_inbox=named_row(Inbox.objects.all(), in_inbox, "in_inbox"),
        in_team=named_row(teams_visible_to(caller.staff), in_team, "in_team"),
        to_language=reply.to_language if given.to_language is None else given.to_language,
        files=tuple(reply.files.all()),
    )


def _team_of(circle: str, team: int | None, caller: Caller) -> Team | None:
    """The team whose it is; raises a problem where none is named."""
    if circle != "team":
        return None
    if team is None:
        raise flawed("/team", "Say which team's it is.")
    return named_row(teams_visible_to(caller.staff), team, "team")
