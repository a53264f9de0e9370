"""`/conversations/{id}/hand-overs`: a matter goes to somebody else, and closes only with its customer's word."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Router

from firsthand.api.caller import Caller, caller_of
from firsthand.api.fields import Cursor, IfMatch, Limit, PathId
from firsthand.api.pages import by_id
from firsthand.api.problems import flawed
from firsthand.api.queries import conversations_for, found
from firsthand.api.shapes.conversations import ConversationShape, shape_of
from firsthand.api.shapes.ground import Page, answer
from firsthand.api.shapes.hand_overs import CustomersWord, Done, HandOverShape, NewHandOver, Reason, hand_over_shape
from firsthand.api.versions import seen_version
from firsthand.conversations.actions import (
    accept_hand_over,
    finish,
    hand_back,
    hand_over,
    hear_solved,
    hear_unsolved,
    say_solved,
    say_unsolved,
    waive_follow_up,
)
from firsthand.conversations.models import Conversation, HandOver
from firsthand.conversations.rules.briefing import Briefing
from firsthand.conversations.rules.words import Words
from firsthand.team.models import Representative, Team
from firsthand.team.queries import colleagues, teams_visible_to

router = Router(tags=["hand-overs"])
AT = "/conversations/{conversation_id}"


@router.get(f"{AT}/hand-overs", response=Page[HandOverShape], operation_id="listHandOvers")
def list_hand_overs(
    request: HttpRequest, conversation_id: PathId, cursor: Cursor = "", limit: Limit = 50
) -> HttpResponse:
    """To whom a conversation was handed over, the oldest first."""
    _by, conversation = _found(request, conversation_id)
    slice_ = by_id(conversation.hand_overs.with_people(), cursor=cursor, limit=limit)
    return answer(Page[HandOverShape](items=[hand_over_shape(one) for one in slice_.rows], next=slice_.next))


@router.post(f"{AT}/hand-overs", response={201: HandOverShape}, operation_id="handOver")
def create_hand_over(
    request: HttpRequest, conversation_id: PathId, given: NewHandOver, if_match: IfMatch = None
) -> HttpResponse:
    """It is offered to a person or a team; you, or whose it was first, have to ask the customer in the end."""
    by, conversation = _found(request, conversation_id)
    handed = hand_over(
        conversation,
        to=_receiver(given, by),
        briefing=Briefing(why=given.why, tried=given.tried, expects=given.expects, words=given.words),
        ask_by=given.ask_by,
        told=Words(given.text or ""),
        external_id=given.external_id,
        **_acting(request, if_match),
    )
    return _shown(handed, status=201)


@router.post(f"{AT}/hand-overs/acceptance", response=HandOverShape, operation_id="acceptHandOver")
def accept(request: HttpRequest, conversation_id: PathId, if_match: IfMatch = None) -> HttpResponse:
    """It is yours."""
    _by, conversation = _found(request, conversation_id)
    return _shown(accept_hand_over(conversation, **_acting(request, if_match)))


@router.post(f"{AT}/hand-overs/return", response=HandOverShape, operation_id="giveHandOverBack")
def give_back(request: HttpRequest, conversation_id: PathId, given: Reason, if_match: IfMatch = None) -> HttpResponse:
    """It is again theirs who handed it over."""
    _by, conversation = _found(request, conversation_id)
    return _shown(hand_back(conversation, reason=given.reason, **_acting(request, if_match)))


@router.post(f"{AT}/hand-overs/finish", response=HandOverShape, operation_id="finishHandOver")
def finish_it(request: HttpRequest, conversation_id: PathId, given: Done, if_match: IfMatch = None) -> HttpResponse:
    """You have finished; it is the first owner's again, who asks the customer."""
    _by, conversation = _found(request, conversation_id)
    return _shown(finish(conversation, words=given.words, **_acting(request, if_match)))


@router.post(f"{AT}/customers-word", response=ConversationShape, operation_id="hearCustomer")
def hear(request: HttpRequest, conversation_id: PathId, given: CustomersWord, if_match: IfMatch = None) -> HttpResponse:
    """Solved, it closes; not solved, it is the first owner's again."""
    caller = caller_of(request)
    conversation = found(conversations_for(caller), conversation_id)
    if given.words and (given.solved or caller.customer is not None):
        raise flawed(
            "/words", "Only what somebody told you of a matter that is not solved is noted; else write a message."
        )
    if caller.customer is not None:
        (say_solved if given.solved else say_unsolved)(conversation, by=caller.customer, at=timezone.now())
    elif given.solved:
        hear_solved(conversation, **_acting(request, if_match))
    else:
        hear_unsolved(conversation, words=given.words, **_acting(request, if_match))
    return _conversation(conversation, to=caller)


@router.post(f"{AT}/customers-word/waiver", response=ConversationShape, operation_id="waiveCustomersWord")
def waive(request: HttpRequest, conversation_id: PathId, given: Reason, if_match: IfMatch = None) -> HttpResponse:
    """The customer need not be asked any more. For who leads the team, and administrators."""
    _by, conversation = _found(request, conversation_id)
    waive_follow_up(conversation, reason=given.reason, **_acting(request, if_match))
    return _conversation(conversation, to=caller_of(request))


def _found(request: HttpRequest, conversation_id: int) -> tuple[Representative, Conversation]:
    caller = caller_of(request)
    return caller.staff, found(conversations_for(caller), conversation_id)


def _receiver(given: NewHandOver, by: Representative) -> Representative | Team:
    if given.representative is not None:
        person = colleagues(by).filter(pk=given.representative).first()
        if person is None:
            raise flawed("/representative", "There is no such representative.")
        return person
    team = teams_visible_to(by).filter(pk=given.team or 0).first()
    if team is None:
        raise flawed("/team", "There is no such team.")
    return team


def _acting(request: HttpRequest, if_match: str | None) -> dict[str, Any]:
    return {"by": caller_of(request).staff, "at": timezone.now(), "seen": seen_version(if_match)}


def _shown(handed: HandOver, *, status: int = 200) -> HttpResponse:
    return answer(hand_over_shape(HandOver.objects.with_people().get(pk=handed.pk)), status=status)


def _conversation(conversation: Conversation, *, to: Caller) -> HttpResponse:
    # Whoever brought it home to another team may not see it any more, and is shown what they did all the same.
    now = Conversation.objects.for_rows().get(pk=conversation.pk)
    return answer(shape_of(now, to=to), version=now.version)
