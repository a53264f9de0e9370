"""A worker takes errands; no other can have the same ones."""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import connection

from firsthand.journal.models.errand import Errand
from firsthand.kit.reading_rows import filled, moment

NAMES = ("id", "path", "args", "kwargs", "queue", "priority", "enqueued_at", "attempts", "leased_by")
TAKEN = ", ".join(NAMES)

# Written by hand: the ORM knows no UPDATE … RETURNING. The constants stand in the text because a partial index
# is found by them. Of one key only one runs at a time. MATERIALIZED: PostgreSQL may else run the choice twice
# and take more than the limit.
CLAIM = """
WITH chosen (errand) AS MATERIALIZED (
    SELECT id FROM journal_errand AS line
    WHERE leased_by = '' AND dead_at IS NULL AND {which} AND (run_at IS NULL OR run_at <= %s)
      AND ("key" IS NULL OR NOT EXISTS (
          SELECT 1 FROM journal_errand AS held WHERE held.leased_by > '' AND held."key" = line."key"))
    ORDER BY priority DESC, id
    LIMIT %s {lock}
)
UPDATE journal_errand SET leased_by = %s, leased_until = %s FROM chosen WHERE id = errand
RETURNING {taken}
"""

WAITING = """
SELECT 1 FROM journal_errand WHERE leased_by = '' AND dead_at IS NULL AND (run_at IS NULL OR run_at <= %s) LIMIT 1
"""


def is_waiting(*, at: datetime) -> bool:
    """Is there anything that a worker could take? Asked before each claim: a claim keeps others from writing."""
    with connection.cursor() as cursor:
        cursor.execute(WAITING, [connection.ops.adapt_datetimefield_value(at)])
        return cursor.fetchone() is not None


def claim(worker: str, *, limit: int, at: datetime, until: datetime) -> Sequence[Errand]:
    """The next errands in line are this worker's until then, the most urgent first."""
    return _claim("crashes = 0", worker, limit=limit, at=at, until=until)


def claim_suspect(worker: str, *, at: datetime, until: datetime) -> Sequence[Errand]:
    """One errand with which a worker died is this worker's until then."""
    return _claim("crashes > 0", worker, limit=1, at=at, until=until)


def _claim(which: str, worker: str, *, limit: int, at: datetime, until: datetime) -> Sequence[Errand]:
    lock = "FOR UPDATE SKIP LOCKED" if connection.features.has_select_for_update_skip_locked else ""
    in_column = connection.ops.adapt_datetimefield_value
    values = (in_column(at), limit, worker, in_column(until))
    with connection.cursor() as cursor:
        cursor.execute(CLAIM.format(which=which, lock=lock, taken=TAKEN), values)
        taken = [_errand(row) for row in cursor.fetchall()]
    return sorted(taken, key=lambda errand: (-errand.priority, errand.pk))


def _errand(row: Sequence[Any]) -> Errand:
    """A `raw()` of Django takes three times as long as the claim itself to make an object of its row."""
    values = dict(zip(NAMES, row, strict=True))
    values["args"], values["kwargs"] = json.loads(values["args"]), json.loads(values["kwargs"])
    if isinstance(values["enqueued_at"], str):
        values["enqueued_at"] = moment(datetime.fromisoformat(values["enqueued_at"]))
    return filled(Errand, list(values), list(values.values()))
