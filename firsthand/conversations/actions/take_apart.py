"""A merge or a split is taken back."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from firsthand.conversations.actions.acting import taken_up
from firsthand.conversations.actions.offer_drafts import offer_no_more
from firsthand.conversations.actions.regroup import carry, count_again, empty, follow_no_more, put_all, stand_as, tally
from firsthand.conversations.actions.split import stand_by_their_words
from firsthand.conversations.facts import MatterGivenBack, MatterTakenIn, MergeTakenBack, SplitTakenBack
from firsthand.conversations.models import Conversation, Draft, HandOver, Message, Regrouping, SideThread, Unsent
from firsthand.conversations.queries import one_locked_for
from firsthand.conversations.rules.refusals import NotYours, TakenBackAlready
from firsthand.journal.record import record
from firsthand.team.models import Representative


@transaction.atomic
def take_apart(regrouping: Regrouping, *, by: Representative, at: datetime) -> Regrouping:
    """Both stand as they stood; what came since goes with what it answers, and what somebody changed since stays.

    Raises `TakenBackAlready`, and `IsMergedAway` while a later merge has to be taken back first.
    """
    now = Regrouping.objects.select_for_update().get(pk=regrouping.pk)
    if now.undone_at:
        raise TakenBackAlready
    if now.kind == Regrouping.Kind.MERGE:
        _unmerge(now, by=by, at=at)
    else:
        _unsplit(now, by=by, at=at)
    now.undone_at, now.undone_by = at, by
    now.save(update_fields=["undone_at", "undone_by"])
    tally(now, -1)
    return now


def _unmerge(done: Regrouping, *, by: Representative, at: datetime) -> None:
    into, other = _both(done, by=by)
    going = [*done.messages, *_answering(done, into)]
    stays_changed = into.version != done.target_version
    carry(going, to=other)
    SideThread.objects.filter(pk__in=done.side_threads, conversation=into).update(conversation=other)
    Unsent.objects.filter(pk__in=done.unsent, conversation=into).update(conversation=other)
    HandOver.objects.filter(pk__in=done.hand_overs, conversation=into).update(conversation=other)
    if drafts := done.source_before.get("drafts"):
        _give_drafts_back(drafts, into=into, other=other)
        offer_no_more(done.source_before.get("offered", {}))
    stand_as(other, done.source_before)
    other.merged_into = None
    if len(going) > len(done.messages):
        stand_by_their_words(other)
    _set_counts(other)
    put_all(other, "merged_into")
    _give_back(into, done, is_changed=stays_changed)
    if done.followers:
        follow_no_more(into, done.followers)
    put_all(into, "follower_count")
    who = {"conversation": other.pk, "customer": other.customer_id}
    record(
        MergeTakenBack(**who, into=into.pk, messages=len(going)),
        MatterGivenBack(conversation=into.pk, customer=into.customer_id, given=other.pk),
        by=by,
        at=at,
    )


def _give_drafts_back(drafts: Sequence[int], *, into: Conversation, other: Conversation) -> None:
    """What somebody was writing to the one stands there again, unless they have begun anew in it."""
    begun = set(Draft.objects.filter(conversation=other).values_list("representative", "side", "about"))
    theirs = Draft.objects.filter(pk__in=drafts, conversation=into).values_list("pk", "representative", "side", "about")
    Draft.objects.filter(pk__in=[pk for pk, *whose in theirs if tuple(whose) not in begun]).update(conversation=other)


def _both(done: Regrouping, *, by: Representative) -> tuple[Conversation, Conversation]:
    """What took in and what is away, locked in the order of their numbers as every act on two matters locks them."""
    if done.source_id < done.target_id:
        other = _away(done.source, by=by)
        return taken_up(done.target, by=by), other
    return taken_up(done.target, by=by), _away(done.source, by=by)


def _unsplit(done: Regrouping, *, by: Representative, at: datetime) -> None:
    locked = {one.pk: taken_up(one, by=by) for one in sorted((done.source, done.target), key=lambda one: one.pk)}
    origin, new = locked[done.source_id], locked[done.target_id]
    is_changed = origin.version != done.source_version or new.version != done.target_version
    carry(list(new.messages.values_list("pk", flat=True)), to=origin)
    SideThread.objects.filter(conversation=new).update(conversation=origin)
    Unsent.objects.filter(conversation=new).update(conversation=origin)
    if is_changed:
        stand_by_their_words(origin)
    else:
        stand_as(origin, done.source_before)
    _set_counts(origin)
    put_all(origin)
    empty(new, into=origin, at=at)
    put_all(new, "merged_into")
    who = {"conversation": new.pk, "customer": new.customer_id}
    record(
        SplitTakenBack(**who, into=origin.pk, before=new.owner_id),
        MatterTakenIn(conversation=origin.pk, customer=origin.customer_id, taken=new.pk),
        by=by,
        at=at,
    )


def _away(source: Conversation, *, by: Representative) -> Conversation:
    found = one_locked_for(by, source.pk)
    if found is None:
        raise NotYours
    return found


def _answering(done: Regrouping, into: Conversation) -> list[int]:
    """What came to the one matter since, and answers what belonged to the other, or answers that."""
    theirs = set(Message.objects.filter(pk__in=done.messages).exclude(reference="").values_list("reference", flat=True))
    found: list[int] = []
    later = into.messages.filter(pk__gt=max(done.messages, default=0), at__gte=done.at).order_by("pk")
    for pk, reference, answers in later.values_list("pk", "reference", "in_reply_to"):
        if answers and answers in theirs:
            found.append(pk)
            theirs.add(reference)
    return [pk for pk in found if pk not in done.messages]


def _give_back(into: Conversation, done: Regrouping, *, is_changed: bool) -> None:
    """As it stood, where nothing happened since; else without what it had from the other."""
    if not is_changed:
        stand_as(into, done.target_before)
        return
    brought = set(done.source_before["tags"]) - set(done.target_before["tags"])
    into.tags.remove(*brought)
    stand_by_their_words(into)
    _set_counts(into)
    _keep_own_hand_overs(into)


def _set_counts(conversation: Conversation) -> None:
    count_again(conversation)
    conversation.side_count = conversation.side_threads.count()
    conversation.unsent_count = conversation.unsent_answers.undecided().count()


def _keep_own_hand_overs(conversation: Conversation) -> None:
    """What was handed over of the other is that one's again, and who asks its customer."""
    own = conversation.hand_overs.order_by("-pk")
    conversation.hand_over_count = own.count()
    if conversation.follow_up_by_id:
        conversation.follow_up_by = next((one.first for one in own.in_force().select_related("first")), None)
