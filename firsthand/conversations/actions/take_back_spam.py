"""Somebody takes back that conversations are spam: a few statements for many of them."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction

from firsthand.conversations.actions.acting import refused_among, taken_up
from firsthand.conversations.actions.holding import end_all, renew_all, stand_free_all, stand_held
from firsthand.conversations.facts import SpamMarkTakenBack
from firsthand.conversations.models import Conversation, Hold
from firsthand.conversations.rules.refusals import IsNotHeld
from firsthand.journal.record import record
from firsthand.kit.errors import Refused
from firsthand.team.models import Representative


@transaction.atomic
def take_back_spam(
    conversation: Conversation, *, by: Representative, at: datetime, seen: int | None = None
) -> Conversation:
    """It stands as it stood before it was marked, and nothing was learnt from that. Raises `IsNotHeld`."""
    conversation = taken_up(conversation, by=by, seen=seen)
    for refused in take_back_spam_of_many([conversation], seen={}, by=by, at=at).values():
        raise refused
    return conversation


@transaction.atomic
def take_back_spam_of_many(
    locked: Sequence[Conversation], *, seen: Mapping[int, int], by: Representative, at: datetime
) -> dict[int, Refused]:
    """Each stands as it stood before it was marked; those in which anything happened since `seen` are as they are.

    They are locked by whoever calls; those that were refused are answered by number.
    """
    refused = refused_among(locked, seen=seen, by=by)
    holds = {one.conversation_id: one for one in Hold.objects.in_force().filter(conversation__in=locked)}
    unheld = (one.pk for one in locked if one.pk not in holds or holds[one.pk].by_id is None)
    refused = {**{number: IsNotHeld() for number in unheld}, **refused}
    going = [one for one in locked if one.pk not in refused]
    marks = [holds[one.pk] for one in going]
    end_all(marks, Hold.Ended.TAKEN_BACK, by=by, at=at)
    suspected = _suspected_before(marks)
    renew_all(list(suspected.values()))
    stand_held([one for one in going if one.pk in suspected], suspected)
    stand_free_all([one for one in going if one.pk not in suspected], holds, at=at)
    record(*(SpamMarkTakenBack(conversation=one.pk, customer=one.customer_id) for one in going), by=by, at=at)
    return refused


def _suspected_before(marks: Sequence[Hold]) -> dict[int, Hold]:
    """By what those that looked like spam already when they were marked had been held, under their conversations."""
    earlier = [mark.before["hold"] for mark in marks if "hold" in mark.before]
    return {one.conversation_id: one for one in Hold.objects.filter(pk__in=earlier)} if earlier else {}
