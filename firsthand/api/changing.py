"""A conversation changes through a program: each part by its own action, all in one transaction."""

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial

from django.db import transaction
from django.utils import timezone

from firsthand.api.problems import flawed
from firsthand.api.shapes.conversations import ConversationChange
from firsthand.conversations.actions import (
    assign,
    move,
    own,
    prioritise,
    release,
    reopen,
    resolve,
    resume,
    snooze,
    speak,
    tag,
    wait,
)
from firsthand.conversations.models import Conversation
from firsthand.conversations.rules.refusals import ChangedMeanwhile
from firsthand.conversations.rules.states import Priority
from firsthand.team.models import Representative, Team

Act = Callable[..., Conversation]


@transaction.atomic
def change(conversation: Conversation, given: ConversationChange, *, by: Representative, seen: int | None) -> None:
    """All that was given is true of it; raises what the actions refuse with."""
    # Locked before it is looked at: what an act is to do depends on how the conversation stands.
    conversation = Conversation.objects.locked().get(pk=conversation.pk)
    if seen is not None and conversation.version != seen:
        raise ChangedMeanwhile
    at = timezone.now()
    for act in _acts(conversation, given, by=by, at=at):
        act(conversation, by=by, at=at)


def _acts(conversation: Conversation, given: ConversationChange, *, by: Representative, at: datetime) -> Iterator[Act]:
    """Where it goes comes last: in another team it may be out of sight of whoever changes it."""
    if given.priority is not None:
        yield partial(prioritise, priority=Priority[given.priority.upper()])
    if given.tags is not None:
        yield partial(tag, names=given.tags)
    if given.language is not None:
        yield partial(speak, language=given.language)
    if given.state is not None:
        yield from _turn(conversation, given)
    if "owner" in given.model_fields_set:
        yield from _hand(conversation, given.owner, by=by)
    if given.team is not None:
        yield partial(move, to=_team(given.team))


def _turn(conversation: Conversation, given: ConversationChange) -> Iterator[Act]:
    if given.until is not None:
        yield partial(snooze, until=given.until)
    elif given.state != conversation.state:
        yield {"open": reopen if conversation.is_resolved else resume, "waiting": wait, "resolved": resolve}[
            str(given.state)
        ]


def _hand(conversation: Conversation, owner: int | None, *, by: Representative) -> Iterator[Act]:
    if owner == conversation.owner_id:
        return
    if owner is None:
        yield release
    elif owner == by.pk:
        yield own
    else:
        yield partial(assign, to=_representative(owner))


def _representative(pk: int) -> Representative:
    found = Representative.objects.with_account().filter(pk=pk).first()
    if found is None:
        raise flawed("/owner", "There is no such representative.")
    return found


def _team(pk: int) -> Team:
    found = Team.objects.standing().filter(pk=pk).first()
    if found is None:
        raise flawed("/team", "There is no such team.")
    return found
