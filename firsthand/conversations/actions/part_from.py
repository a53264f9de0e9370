"""Somebody leaves, and what they look after gets other hands."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import F

from firsthand.conversations.facts import ConversationAssigned, ConversationReleased, MatterHandedOn
from firsthand.conversations.models import Conversation
from firsthand.conversations.queries.owned import open_of
from firsthand.conversations.rules.refusals import CannotReceiveThere
from firsthand.journal.actor import Acts
from firsthand.journal.facts import Fact
from firsthand.journal.models import Entry
from firsthand.journal.record import record
from firsthand.team.models import Representative


@transaction.atomic
def part_from(leaving: Representative, *, to: Representative | None = None, by: Acts, at: datetime) -> int:
    """Everything unsolved that was theirs belongs to this colleague, or to nobody, so that its team sees it; how many.

    Promises stand as they are. Raises `CannotReceiveThere`.
    """
    if to is not None and (not to.is_active or to.is_machine or to == leaving):
        raise CannotReceiveThere(name=to.name)
    matters = list(open_of(leaving).locked().only("pk", "customer_id").order_by("pk"))
    if matters:
        ids = [one.pk for one in matters]
        Conversation.objects.filter(pk__in=ids).update(owner=to, version=F("version") + 1)
        record(*_facts(matters, leaving, to), by=by, at=at)
    return len(matters)


def _facts(matters: Sequence[Conversation], leaving: Representative, to: Representative | None) -> list[Fact]:
    if to is None:
        return [ConversationReleased(one.pk, one.customer_id, before=leaving.pk) for one in matters]
    given: list[Fact] = [ConversationAssigned(one.pk, one.customer_id, to.pk, leaving.pk) for one in matters]
    before = _handed_on(matters)
    return given + [MatterHandedOn(one.pk, one.customer_id, leaving.pk, before[one.pk] + 1) for one in matters]


def _handed_on(matters: Sequence[Conversation]) -> Counter[int | None]:
    """How often each went from hand to hand before."""
    ids = [one.pk for one in matters]
    return Counter(
        Entry.objects.named(MatterHandedOn).filter(conversation_id__in=ids).values_list("conversation_id", flat=True)
    )
