"""Two matters are linked, or are not any more."""

from datetime import datetime

from django.db import transaction
from django.db.models import F, Q

from firsthand.conversations.actions.acting import taken_up
from firsthand.conversations.facts import MatterLinked, MatterUnlinked
from firsthand.conversations.models import Conversation, Link
from firsthand.conversations.rules.refusals import IsTheSame
from firsthand.journal.record import record
from firsthand.team.models import Representative


@transaction.atomic
def link(conversation: Conversation, *, other: Conversation, kind: Link.Kind, by: Representative, at: datetime) -> Link:
    """Both show it; one link stands between two matters, and this is what it says now. Raises `IsTheSame`."""
    if conversation.pk == other.pk:
        raise IsTheSame
    # In one order always, as merges take them up, so that no two acts wait for each other.
    locked = {one.pk: taken_up(one, by=by) for one in sorted((conversation, other), key=lambda one: one.pk)}
    conversation = locked[conversation.pk]
    between = Q(conversation=conversation, other=other) | Q(conversation=other, other=conversation)
    known = Link.objects.filter(between)
    if not known.exists():
        _count(1, conversation.pk, other.pk)
    elif (same := known.first()) and same.kind == kind and same.conversation_id == conversation.pk:
        return same
    known.delete()
    made = Link.objects.create(conversation=conversation, other=other, kind=kind, by=by, at=at)
    who = {"conversation": conversation.pk, "customer": conversation.customer_id}
    record(MatterLinked(**who, other=other.pk, kind=kind), by=by, at=at)
    return made


@transaction.atomic
def unlink(found: Link, *, by: Representative, at: datetime) -> None:
    """Neither shows it any more; one that is gone already stays so."""
    conversation = taken_up(found.conversation, by=by)
    gone, _kinds = Link.objects.filter(pk=found.pk).delete()
    if not gone:
        return
    _count(-1, found.conversation_id, found.other_id)
    who = {"conversation": conversation.pk, "customer": conversation.customer_id}
    record(MatterUnlinked(**who, other=found.other_id, kind=found.kind), by=by, at=at)


def _count(by: int, *conversations: int) -> None:
    """So that a page without links asks for none."""
    Conversation.objects.filter(pk__in=conversations).update(link_count=F("link_count") + by)
