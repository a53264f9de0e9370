"""What was done with matters by a slip is put back as it was: a few statements for many of them."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction

from firsthand.conversations.actions.acting import refused_among
from firsthand.conversations.facts import ConversationPutBack, ResolutionTakenBack
from firsthand.conversations.models import Conversation
from firsthand.conversations.rules.standing import MOMENTS, Standing
from firsthand.conversations.rules.states import State
from firsthand.journal.facts import Fact
from firsthand.journal.record import record
from firsthand.kit.errors import Refused
from firsthand.kit.rows import update_all
from firsthand.team.models import Representative

KEPT = "team_id owner_id state priority reopenings".split() + MOMENTS


def standing_of(conversation: Conversation) -> Standing:
    """How it stands now; its tags are not among it."""
    return Standing(**{name.removesuffix("_id"): getattr(conversation, name) for name in KEPT})


@transaction.atomic
def put_back(
    locked: Sequence[Conversation],
    *,
    before: Mapping[int, Standing],
    seen: Mapping[int, int],
    by: Representative,
    at: datetime,
) -> dict[int, Refused]:
    """Each stands as before, and nothing counts as a failure; those in which anything happened since `seen` are as they are.

    They are locked by whoever calls; those that were refused are answered by number.
    """
    refused = refused_among(locked, seen=seen, by=by)
    going = [one for one in locked if one.pk not in refused]
    facts = [_fact(one, before[one.pk]) for one in going]
    for one in going:
        _stand(one, before[one.pk])
    update_all(going, *KEPT, "version", "due_order")
    record(*facts, by=by, at=at)
    return refused


def _stand(one: Conversation, before: Standing) -> None:
    for name in KEPT:
        setattr(one, name, getattr(before, name.removesuffix("_id")))
    one.version += 1
    one.stand_in_place()


def _fact(one: Conversation, before: Standing) -> Fact:
    who = {"conversation": one.pk, "customer": one.customer_id}
    if one.resolved_at and before.state != State.RESOLVED:
        return ResolutionTakenBack(**who, owner=before.owner, resolved=one.resolved_at.isoformat())
    left = one.owner_id if one.owner_id != before.owner else None
    left_team = one.team_id if one.team_id != before.team else None
    return ConversationPutBack(**who, before=left, before_team=left_team)
