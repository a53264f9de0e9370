"""A matter is handed over to a person or a team, and its first owner stays responsible."""

from datetime import datetime
from typing import Any

from django.db import transaction

from firsthand.conversations.actions.acting import refuse_when_changed, refuse_while_held, taken_up
from firsthand.conversations.actions.hand import handed_on
from firsthand.conversations.actions.handed import called_off, offered_in
from firsthand.conversations.actions.put_note import put_note
from firsthand.conversations.actions.tell_customer import tell_customer
from firsthand.conversations.facts import CustomerToldOfHandOver, HandedOver, HandedToTeam
from firsthand.conversations.models import Conversation, HandOver, Mention, Message
from firsthand.conversations.rules.briefing import Briefing
from firsthand.conversations.rules.refusals import (
    AlreadyResolved,
    AskTooEarly,
    CannotReceiveThere,
    HasItAlready,
    WhyHandOver,
)
from firsthand.conversations.rules.states import State
from firsthand.conversations.rules.words import Words
from firsthand.journal.facts import Fact
from firsthand.journal.record import record
from firsthand.kit.rows import insert
from firsthand.team.models import Representative, Team

NOTHING = Words("")


@transaction.atomic
def hand_over(
    conversation: Conversation,
    *,
    to: Representative | Team,
    briefing: Briefing,
    ask_by: datetime,
    told: Words = NOTHING,
    by: Representative,
    at: datetime,
    seen: int | None = None,
    external_id: str | None = None,
) -> HandOver:
    """It is theirs to accept or give back, and its first owner asks the customer by then whether it is solved.

    With words the customer is told who goes on. Raises `WhyHandOver`, `AskTooEarly`, `HasItAlready`,
    `CannotReceiveThere`, `AlreadyResolved`, `NobodyToWriteTo`, and what every act is refused with.
    """
    briefing = briefing.stripped()
    _refuse(briefing, ask_by, to, at=at)
    conversation = taken_up(conversation, by=by)
    if external_id and (done := conversation.hand_overs.filter(external_id=external_id).first()):
        return done
    refuse_when_changed(conversation, seen=seen)
    refuse_while_held(conversation)
    if conversation.is_resolved:
        raise AlreadyResolved
    _refuse_same(conversation, to)
    handed = _handed(conversation, to, briefing, ask_by=ask_by, by=by, at=at, external_id=external_id)
    facts = [*_instead(handed, conversation, at=at), *_told(conversation, handed, told, by=by, at=at)]
    handed.note = put_note(conversation, briefing.as_note(to=to.name), by=by, at=at)
    insert(handed)
    _keep_in_sight(conversation, handed, handed.note)
    facts += _facts(conversation, handed)
    _take_note(conversation, handed, at=at)
    record(*facts, by=by, at=at)
    return handed


def _refuse(briefing: Briefing, ask_by: datetime, to: Representative | Team, *, at: datetime) -> None:
    if not briefing.why:
        raise WhyHandOver
    if ask_by <= at:
        raise AskTooEarly
    gone = to.is_archived if isinstance(to, Team) else not to.is_active or to.is_machine
    if gone:
        raise CannotReceiveThere(name=to.name)


def _refuse_same(conversation: Conversation, to: Representative | Team) -> None:
    has_it = conversation.team_id == to.pk and not conversation.owner_id if isinstance(to, Team) else None
    if has_it or (isinstance(to, Representative) and conversation.owner_id == to.pk):
        raise HasItAlready(name=to.name)


def _handed(
    conversation: Conversation,
    to: Representative | Team,
    briefing: Briefing,
    *,
    ask_by: datetime,
    by: Representative,
    at: datetime,
    external_id: str | None,
) -> HandOver:
    return HandOver(
        conversation=conversation,
        first_id=conversation.follow_up_by_id or conversation.owner_id or by.pk,
        by=by,
        to=to if isinstance(to, Representative) else None,
        to_team_id=to.pk if isinstance(to, Team) else conversation.team_id,
        before_team_id=conversation.team_id,
        **vars(briefing),
        at=at,
        ask_by=ask_by,
        external_id=external_id,
    )


def _instead(handed: HandOver, conversation: Conversation, *, at: datetime) -> list[Fact]:
    """What was offered to somebody else is called off; if this one comes back, it comes to where that one came from."""
    offered = offered_in(conversation)
    if offered is None:
        return []
    handed.before_team_id = offered.before_team_id
    return [called_off(offered, conversation, at=at)]


def _told(
    conversation: Conversation, handed: HandOver, words: Words, *, by: Representative, at: datetime
) -> list[Fact]:
    if words.is_empty:
        return []
    handed.told = tell_customer(conversation, words, by=by, at=at)
    who = {"conversation": conversation.pk, "customer": conversation.customer_id}
    return [CustomerToldOfHandOver(**who, message=handed.told.pk)]


def _keep_in_sight(conversation: Conversation, handed: HandOver, note: Message) -> None:
    """Whoever has to ask in the end, and whoever gave it away, see it wherever it goes."""
    known = {handed.first_id, handed.by_id}
    Mention.objects.bulk_create(
        Mention(conversation=conversation, representative_id=one, message=note) for one in sorted(known)
    )


def _take_note(conversation: Conversation, handed: HandOver, *, at: datetime) -> None:
    """It waits for us: whoever gets it goes on."""
    changed = "owner team follow_up_by hand_over_count message_count excerpt last_by last_at".split()
    if conversation.state != State.OPEN:
        conversation.state, conversation.snoozed_until = State.OPEN, None
        changed += ["state", "snoozed_until", *conversation.run_on(at=at)]
    conversation.owner_id, conversation.team_id = handed.to_id, handed.to_team_id
    conversation.follow_up_by_id = handed.first_id
    conversation.hand_over_count += 1
    conversation.put(*changed)


def _facts(conversation: Conversation, handed: HandOver) -> list[Fact]:
    before = conversation.owner_id
    who: dict[str, Any] = {"conversation": conversation.pk, "customer": conversation.customer_id}
    who["hand_over"] = handed.pk
    asks: dict[str, Any] = {"first": handed.first_id, "ask": handed.ask_by.isoformat(), "before": before}
    if handed.to:
        fact: Fact = HandedOver(**who, owner=handed.to.pk, **asks)
    else:
        left = conversation.team_id if conversation.team_id != handed.to_team_id else None
        fact = HandedToTeam(**who, team=handed.to_team_id, **asks, before_team=left)
    return [fact, *handed_on(conversation, before=before)]
