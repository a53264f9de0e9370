"""Two matters become one."""

from datetime import datetime

from django.db import transaction

from firsthand.conversations.actions.acting import refuse_while_held, taken_up
from firsthand.conversations.actions.regroup import as_it_stood, carry, empty, follow_on, put_all, remember
from firsthand.conversations.facts import ConversationMerged, MatterTakenIn
from firsthand.conversations.models import Conversation, Draft, HandOver, Regrouping, SideThread, Unsent
from firsthand.conversations.rules.merging import as_one
from firsthand.conversations.rules.refusals import IsTheSame, OfAnotherCustomer
from firsthand.journal.record import record
from firsthand.team.models import Representative


@transaction.atomic
def merge(
    conversation: Conversation,
    *,
    into: Conversation,
    by: Representative,
    at: datetime,
    seen: int | None = None,
    across_customers: bool = False,
) -> Regrouping:
    """All of it stands in the other, later letters to either reach that, and its address leads there.

    Raises `IsTheSame`, `OfAnotherCustomer` unless it is said that this is meant, and what an act on either is refused with.
    """
    if conversation.pk == into.pk:
        raise IsTheSame
    # In one order always, so that no two merges wait for each other.
    locked = {one.pk: taken_up(one, by=by) for one in sorted((conversation, into), key=lambda one: one.pk)}
    other, into = taken_up(locked[conversation.pk], by=by, seen=seen), locked[into.pk]
    refuse_while_held(other)
    refuse_while_held(into)
    if other.customer_id != into.customer_id and not across_customers:
        raise OfAnotherCustomer(name=other.customer.called, other=into.customer.called)
    return _merged(other, into, by=by, at=at)


def _merged(other: Conversation, into: Conversation, *, by: Representative, at: datetime) -> Regrouping:
    before = {"source_before": as_it_stood(other), "target_before": as_it_stood(into)}
    went = {
        "messages": list(other.messages.order_by("pk").values_list("pk", flat=True)),
        "side_threads": list(other.side_threads.values_list("pk", flat=True)),
        "unsent": list(other.unsent_answers.values_list("pk", flat=True)),
    }
    if other.hand_over_count:
        went["hand_overs"] = list(other.hand_overs.values_list("pk", flat=True))
        HandOver.objects.filter(pk__in=went["hand_overs"]).update(conversation=into)
    for name, value in as_one(into, other).items():
        setattr(into, name, value)
    into.tags.add(*other.tags.all())
    carry(went["messages"], to=into)
    SideThread.objects.filter(pk__in=went["side_threads"]).update(conversation=into)
    Unsent.objects.filter(pk__in=went["unsent"]).update(conversation=into)
    if other.customer_id == into.customer_id:
        before["source_before"]["drafts"] = _bring_drafts(other, into=into)
    if other.follower_count:
        went["followers"] = follow_on(other, into=into)
    put_all(into, "follower_count")
    left = other.owner_id
    empty(other, into=into, at=at)
    put_all(other, "merged_into")
    who = {"conversation": other.pk, "customer": other.customer_id}
    record(
        ConversationMerged(**who, into=into.pk, before=left),
        MatterTakenIn(conversation=into.pk, customer=into.customer_id, taken=other.pk),
        by=by,
        at=at,
    )
    return remember(Regrouping.Kind.MERGE, other, into, by=by, at=at, **before, **went)


def _bring_drafts(other: Conversation, *, into: Conversation) -> list[int]:
    """What somebody is writing comes along, unless they are writing in the other as well; the numbers of what came."""
    written = set(Draft.objects.filter(conversation=into).values_list("representative", "side", "about"))
    drafts = Draft.objects.filter(conversation=other).values_list("pk", "representative", "side", "about")
    coming = [pk for pk, *whose in drafts if tuple(whose) not in written]
    Draft.objects.filter(pk__in=coming).update(conversation=into)
    return coming
