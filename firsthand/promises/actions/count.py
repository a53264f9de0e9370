"""Promises that have ended are added to the tally of their week, each once."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import connection, transaction
from django.db.models import Q

from firsthand.conversations.actions.take_back import WITHIN
from firsthand.organisation.queries import the_organisation
from firsthand.promises.models import Promise
from firsthand.promises.rules.kinds import Stand

BATCH = 500
# What was settled by a slip may be taken back for so long.
AFTER = WITHIN + timedelta(minutes=1)

Key = tuple[date, str, int, int, str]
ADD = """
INSERT INTO promises_tally (week, kind, team_id, owner_id, stand, number) VALUES (%s, %s, %s, %s, %s, %s)
ON CONFLICT (week, kind, team_id, owner_id, stand) DO UPDATE SET number = promises_tally.number + excluded.number
"""


@transaction.atomic
def count(*, at: datetime) -> int:
    """Each promise that ended more than eleven minutes ago stands in the tally; returns how many, at most 500.

    It counts in the week in which it fell due, by the organisation's clock on the wall.
    """
    ended = Promise.objects.filter(Q(settled_at__lt=at - AFTER) | Q(broken_at__lt=at - AFTER), is_tallied=False)
    rows = list(
        ended.exclude(stand=Stand.OPEN)
        .select_for_update(of=("self",), skip_locked=True)
        .order_by("pk")
        .values_list("pk", "due_at", "kind", "team", "owner", "stand")[:BATCH]
    )
    if not rows:
        return 0
    Promise.objects.filter(pk__in=[row[0] for row in rows]).update(is_tallied=True)
    _add(Counter(_keys(rows, zone=ZoneInfo(the_organisation().timezone))))
    return len(rows)


def _keys(rows: Iterable[tuple[int, datetime, str, int, int | None, str]], *, zone: ZoneInfo) -> Iterable[Key]:
    for _number, due, kind, team, owner, stand in rows:
        yield monday_of(due.astimezone(zone).date()), kind, team, owner or 0, stand


def monday_of(day: date) -> date:
    """The Monday of its week."""
    return day - timedelta(days=day.weekday())


def _add(numbers: Counter[Key]) -> None:
    with connection.cursor() as cursor:
        cursor.executemany(ADD, [(*key, number) for key, number in sorted(numbers.items())])
