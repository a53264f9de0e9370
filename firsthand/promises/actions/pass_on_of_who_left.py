"""Somebody has left, and what they promised gets other hands."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import F

from firsthand.conversations.models import Conversation, Mention
from firsthand.promises.actions.lend import pass_on
from firsthand.promises.facts import Why
from firsthand.promises.models import Promise
from firsthand.team.models import Representative
from firsthand.team.queries import leads_of


@transaction.atomic
def pass_on_of_who_left(left: Representative, *, at: datetime) -> dict[int, Promise]:
    """What they said is kept by who has the matter now, else by who leads its team; of each such person the next due one.

    Whoever works on what was handed over does not ask the customer about it: that is for who leads where it came from.
    Where a team has nobody who leads it, it is nobody's, and administrators are reminded when it comes due.
    """
    promises = list(
        Promise.objects.unsettled().said().filter(owner=left).select_related("conversation").locked().by_due()
    )
    leads = leads_of({one.team_id for one in promises}, besides=left.pk)
    by_hands: dict[int | None, list[Promise]] = defaultdict(list)
    for one in promises:
        by_hands[_heir(one, left, leads)].append(one)
    for heir, theirs in by_hands.items():
        pass_on(theirs, to=heir, why=Why.LEFT, at=at)
        _ask_instead([one for one in theirs if one.is_duty], heir)
    return {heir: theirs[0] for heir, theirs in by_hands.items() if heir}


def _heir(promise: Promise, left: Representative, leads: Mapping[int, int]) -> int | None:
    has_it = promise.conversation.owner_id
    lead = leads.get(promise.team_id)
    if has_it is None or has_it == left.pk:
        return lead
    return (lead or has_it) if promise.is_duty else has_it


def _ask_instead(duties: Sequence[Promise], heir: int | None) -> None:
    """Who is to ask the customer sees it, and is named where it is refused to close; without an heir who left stays named."""
    if duties and heir:
        seen = [
            Mention(conversation=one.conversation, representative_id=heir, message_id=one.message_id)
            for one in duties
            if one.message_id
        ]
        Mention.objects.bulk_create(seen, ignore_conflicts=True)
        matters = Conversation.objects.filter(pk__in=[one.conversation_id for one in duties])
        matters.exclude(follow_up_by=None).update(follow_up_by=heir, version=F("version") + 1)
