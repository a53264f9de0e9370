"""What screens ask about batches."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count, QuerySet

from firsthand.batches.models import Batch
from firsthand.conversations.models import Conversation
from firsthand.kit.errors import sentence_of
from firsthand.team.models import Representative

MOST_REASONS, MOST_NAMED = 20, 200


@dataclass(frozen=True)
class Reason:
    """Why some could not be done, and how many they are."""

    sentence: str
    count: int


def batches_of(representative: Representative) -> QuerySet[Batch]:
    """Their own, newest first."""
    mine = Batch.objects.of(representative) if representative.is_active else Batch.objects.none()
    return mine.select_related("undoes", "undone_by").order_by("-pk")


def reasons_of(batch: Batch) -> list[Reason]:
    """Why some of it were refused, the commonest first; no statement where none was."""
    if not batch.refused:
        return []
    counted = batch.items.refused().values_list("why", "why_values").annotate(count=Count("pk")).order_by("-count")
    return [Reason(sentence_of(why, values), count) for why, values, count in counted[:MOST_REASONS]]


def refused_of(batch: Batch) -> Sequence[tuple[Conversation, str]]:
    """The conversations that could not be done, each with why; the first two hundred."""
    items = batch.items.refused().select_related("conversation__customer").order_by("pk")[:MOST_NAMED]
    return [(item.conversation, sentence_of(item.why, item.why_values)) for item in items]


def batches_among(topics: Iterable[str], representative: Representative) -> set[str]:
    """Those of the live topics that name a batch of theirs."""
    asked = {topic for topic in topics if topic.startswith("batch:") and topic[6:].isdecimal() and len(topic) < 25}
    if not asked:
        return set()
    numbers = sorted(int(topic[6:]) for topic in asked)[:100]
    return {f"batch:{pk}" for pk in batches_of(representative).filter(pk__in=numbers).values_list("pk", flat=True)}
