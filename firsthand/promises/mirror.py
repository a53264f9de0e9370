"""What a conversation owes by its inbox's targets, written as promises: one statement, however many conversations.

The conversation's row says it first, because the letter or answer that changes it writes that row anyhow. These rows are
its record: by when it was due, who owned it then, whether it was kept. Copied inside the database, so that a letter or
an answer costs one statement more and reads nothing. Until it ends, such a promise is whoever's the conversation is.
"""

from collections.abc import Collection
from datetime import datetime

from django.db import connection
from django.db.models import Case, F, Q, Value, When

from firsthand.promises.models import Promise
from firsthand.promises.rules.kinds import USUAL_LEAD, Kind, Owed, Stand

AT_ONCE = 400
IS_ANSWER = "owed = 'answer'"

# The owner's own minutes before a time, as each engine reckons; a promise for sooner than that is looked at when due.
BEFORE = {
    "sqlite": "datetime({due}, '-' || COALESCE(r.remind_minutes, {usual}) || ' minutes')",
    "postgresql": "{due} - make_interval(mins => COALESCE(r.remind_minutes, {usual}))",
}
# What stands for a plain NULL and a plain false, which each engine wants of the column's type.
TYPED = {"sqlite": ("NULL", "0"), "postgresql": ("NULL::timestamptz", "false")}
OWED = """
SELECT c.customer_id, c.id, c.team_id, c.owner_id, {kind}, '{owed}', '', 'open', {since}, {due}, {due},
  CASE WHEN {before} > {since} THEN {before} ELSE {due} END, {paused}, '', {false}, 1
FROM conversations_conversation c LEFT JOIN team_representative r ON r.id = c.owner_id
WHERE c.id IN ({places}) AND {due} >= {since}
"""
UPSERT = """
INSERT INTO promises_promise (customer_id, conversation_id, team_id, owner_id, kind, owed, words, stand,
  made_at, due_at, first_due_at, look_at, paused_at, cause, is_tallied, version)
{answer} UNION ALL {solution}
ON CONFLICT (conversation_id, owed) WHERE settled_at IS NULL AND NOT (owed = '') DO UPDATE
SET due_at = excluded.due_at, paused_at = excluded.paused_at, version = promises_promise.version + 1,
  look_at = CASE WHEN promises_promise.stand = 'open' THEN excluded.look_at END
WHERE promises_promise.due_at <> excluded.due_at OR promises_promise.paused_at IS DISTINCT FROM excluded.paused_at
"""
MOMENT = {"sqlite": "%s", "postgresql": "%s::timestamptz"}
# From when it ends on it is counted for whoever has the matter then; what was broken before, for whoever had it.
CHANGE = """
UPDATE promises_promise AS p SET {values}, version = version + 1,
  owner_id = CASE WHEN stand = 'open' THEN (SELECT owner_id FROM conversations_conversation c WHERE c.id = conversation_id)
    ELSE owner_id END,
  team_id = CASE WHEN stand = 'open' THEN (SELECT team_id FROM conversations_conversation c WHERE c.id = conversation_id)
    ELSE team_id END
WHERE settled_at IS NULL AND owed <> '' {only} AND conversation_id IN ({places})
"""
ENDED = "stand = CASE WHEN stand = 'open' THEN {stand} ELSE stand END, settled_at = {{at}}, look_at = NULL, paused_at = NULL"
STILL_OWED = """EXISTS (SELECT 1 FROM conversations_conversation c WHERE c.id = p.conversation_id
  AND CASE WHEN p.owed = 'answer' THEN c.answer_due_at ELSE c.solution_due_at END IS NOT NULL)"""
FIRST_OR_NEXT = f"CASE WHEN c.first_answered_at IS NULL THEN '{Kind.FIRST_ANSWER}' ELSE '{Kind.NEXT_ANSWER}' END"


def owe(conversations: Collection[int]) -> None:
    """What these owe now is promised, once; what is promised already falls due when they say."""
    numbers = sorted(set(conversations))
    for start in range(0, len(numbers), AT_ONCE):
        some = numbers[start : start + AT_ONCE]
        with connection.cursor() as cursor:
            cursor.execute(_upsert(len(some)), [*some, *some])


def settle_answers(conversations: Collection[int], *, at: datetime) -> None:
    """An answer was given: what was promised of it is kept, or late; the time until it is solved stands still."""
    _change(
        f"stand = CASE WHEN {IS_ANSWER} AND stand = 'open' THEN 'kept' ELSE stand END, "
        f"settled_at = CASE WHEN {IS_ANSWER} THEN {{at}} END, "
        f"look_at = CASE WHEN {IS_ANSWER} THEN NULL ELSE look_at END, "
        f"paused_at = CASE WHEN {IS_ANSWER} THEN NULL ELSE {{at}} END",
        conversations,
        at=at,
    )


def settle_solutions(conversations: Collection[int], *, at: datetime) -> None:
    """They are solved: what was promised of that is kept, or late; an answer is not waited for any more."""
    _change(ENDED.format(stand="CASE WHEN owed = 'solution' THEN 'kept' ELSE 'released' END"), conversations, at=at)


def release_what_is_not_owed(conversations: Collection[int], *, at: datetime) -> None:
    """What these owe no more is released."""
    _change(ENDED.format(stand="'released'"), conversations, at=at, only=f"AND NOT {STILL_OWED}")


def break_answers(conversations: Collection[int], *, at: datetime) -> None:
    """The answers are late: what was promised of them is broken, once."""
    only = f"AND {IS_ANSWER} AND stand = 'open'"
    _change("stand = 'broken', broken_at = {at}, look_at = NULL", conversations, at=at, only=only)


def owe_again(conversations: Collection[int], *, since: datetime) -> None:
    """What was settled in these at that moment by a slip, and is owed still, stands as before."""
    still = Q(owed=Owed.ANSWER, conversation__answer_due_at__isnull=False)
    still |= Q(owed=Owed.SOLUTION, conversation__solution_due_at__isnull=False)
    is_broken = Q(stand=Stand.BROKEN)
    Promise.objects.filter(still, conversation__in=conversations, settled_at=since).update(
        stand=Case(When(is_broken, then=Value(Stand.BROKEN)), default=Value(Stand.OPEN)),
        settled_at=None,
        look_at=Case(When(is_broken, then=None), default=F("due_at")),
        version=F("version") + 1,
    )


def _change(values: str, conversations: Collection[int], *, at: datetime, only: str = "") -> None:
    """What targets promised in these, and has not ended, has these values now."""
    numbers = sorted(set(conversations))
    moment = connection.ops.adapt_datetimefield_value(at)
    for start in range(0, len(numbers), AT_ONCE):
        some = numbers[start : start + AT_ONCE]
        words = CHANGE.format(values=values.format(at=MOMENT[connection.vendor]), only=only, places=_places(len(some)))
        with connection.cursor() as cursor:
            cursor.execute(words, [*[moment] * (words.count("%s") - len(some)), *some])


def _upsert(number: int) -> str:
    nothing, _false = TYPED[connection.vendor]
    since = "COALESCE(c.asked_at, c.opened_at)"
    answer = _owed(number, Owed.ANSWER, FIRST_OR_NEXT, since, "c.answer_due_at", nothing)
    solution = _owed(number, Owed.SOLUTION, f"'{Kind.SOLUTION}'", since, "c.solution_due_at", "c.paused_at")
    return UPSERT.format(answer=answer, solution=solution)


def _owed(number: int, owed: Owed, kind: str, since: str, due: str, paused: str) -> str:
    _nothing, false = TYPED[connection.vendor]
    before = BEFORE[connection.vendor].format(due=due, usual=USUAL_LEAD)
    parts = {"kind": kind, "owed": owed, "since": since, "due": due, "before": before, "paused": paused}
    return OWED.format(**parts, false=false, places=_places(number))


def _places(number: int) -> str:
    return ", ".join(["%s"] * number)
