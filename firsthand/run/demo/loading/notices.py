"""A few fresh things that representatives have not read yet; of all the rest they were told long ago."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta

from firsthand.conversations.facts import ConversationAssigned, MessageBounced, MessageReceived, RepresentativeMentioned
from firsthand.journal.facts import Fact
from firsthand.notices.models import Notice
from firsthand.notices.rules import About
from firsthand.run.demo.loading.happening import Happening
from firsthand.run.demo.loading.retelling import Retelling

FRESH = timedelta(days=2)
AT_MOST = 4

ABOUT: dict[type[Fact], About] = {
    MessageReceived: About.CUSTOMER_WROTE,
    ConversationAssigned: About.ASSIGNED,
    RepresentativeMentioned: About.MENTIONED,
    MessageBounced: About.NOT_DELIVERED,
}


def leave_notices(told: Sequence[Retelling], *, at: datetime) -> None:
    """Each representative finds the newest of what they would have been told in the last days, at most four."""
    fresh = sorted((notice for one in told for notice in _of(one, since=at - FRESH)), key=lambda notice: notice.at)
    Notice.objects.bulk_create(_newest_of_each(fresh), ignore_conflicts=True)


def _newest_of_each(notices: Sequence[Notice]) -> Iterable[Notice]:
    kept: dict[int, list[Notice]] = {}
    for notice in notices:
        kept.setdefault(notice.representative_id, []).append(notice)
    return sorted((one for some in kept.values() for one in some[-AT_MOST:]), key=lambda notice: notice.at)


def _of(told: Retelling, *, since: datetime) -> Iterator[Notice]:
    """Only what still stands: who wrote last, who was given what they still have."""
    row = told.row
    for happening in told.happenings:
        about = ABOUT.get(happening.kind)
        if about and happening.at > since and (who := _told(happening, told)):
            yield Notice(representative_id=who, about=about, conversation_id=row.pk, at=happening.at)


def _told(happening: Happening, told: Retelling) -> int | None:
    if happening.kind is RepresentativeMentioned:
        return int(happening.about["representative"].pk)
    if happening.kind is MessageReceived and (happening.about["first"] or told.row.answer_due_at is None):
        return None
    return told.row.owner_id
