"""Two matters become one."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from firsthand.conversations.actions.acting import refuse_while_held, taken_up
from firsthand.conversations.actions.offer_drafts import offer_drafts
from firsthand.conversations.actions.regroup import as_it_stood, carry, empty, follow_on, put_all, remember
from firsthand.conversations.facts import ConversationMerged, MatterTakenIn
from firsthand.conversations.models import Conversation, Draft, HandOver, Regrouping, Side, SideThread, Unsent
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
    drafts = _drafts_to_bring(other, into=into)
    if drafts and other.customer_id != into.customer_id:
        before["source_before"]["offered"] = offer_drafts(drafts)
    Draft.objects.filter(pk__in=drafts).update(conversation=into)
    before["source_before"]["drafts"] = drafts
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


def _drafts_to_bring(other: Conversation, *, into: Conversation) -> list[int]:
    """What somebody is writing comes along, unless they are writing in the other as well.

    Files that were chosen for one customer are no other's: an answer with such stays where it is, and so does one of two.
    """
    coming = Draft.objects.filter(conversation=other)
    if other.customer_id != into.customer_id:
        coming = coming.filter(~Q(side=Side.REPLY) | Q(files=None, other_text="") & ~Q(text="")).distinct()
    written = set(Draft.objects.filter(conversation=into).values_list("representative", "side", "about"))
    return [
        pk for pk, *whose in coming.values_list("pk", "representative", "side", "about") if tuple(whose) not in written
    ]
