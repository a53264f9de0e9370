"""`firsthand clock`: counts working time, one JSON line in, one out."""

import json
import math
import sys
from argparse import Namespace
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from firsthand.run.commands.verb import Verb
from firsthand.team.rules.working_hours import NeverOpen, WorkingHours

Line = Mapping[str, Any]


class Unclear(ValueError):
    """A line that asks nothing that can be counted; the message says why."""


def run(given: Namespace) -> int:
    """Each line is answered in its turn; one that cannot be is answered with `error`, and the exit code tells."""
    failed = False
    for line in filter(str.strip, sys.stdin):
        answer = answered(line)
        failed = failed or "error" in answer
        sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
    sys.stdout.flush()
    return int(failed)


def answered(line: str) -> dict[str, Any]:
    """`due` for `minutes`, `seconds` for `until`, or the sentence that says what is wrong with the line."""
    try:
        asked = json.loads(line)
        if not isinstance(asked, dict) or not isinstance(asked.get("calendar"), dict):
            raise Unclear('a line is {"calendar": {…}, "from": …, "minutes": …} or {…, "until": …}')
        return counted(asked, WorkingHours.from_json(asked["calendar"]))
    except NeverOpen:
        return {"error": "The calendar has no open hours, or too few of them within a century."}
    # Of all kinds: no line keeps the next from being answered, whatever year, number or nonsense it names.
    except (ValueError, OverflowError, RecursionError) as wrong:
        return {"error": str(wrong)}


def counted(asked: Line, hours: WorkingHours) -> dict[str, Any]:
    start = moment(asked, "from", hours)
    if "until" in asked:
        return {"seconds": plain(hours.seconds_between(start, moment(asked, "until", hours)))}
    minutes = asked.get("minutes")
    if isinstance(minutes, bool) or not isinstance(minutes, int | float) or not math.isfinite(minutes):
        raise Unclear("minutes: a number of working minutes, or until: a moment")
    return {"due": hours.after(start, minutes=minutes).astimezone(hours.zone).isoformat()}


def moment(asked: Line, name: str, hours: WorkingHours) -> datetime:
    """ISO 8601; without an offset it is by the clock on the calendar's wall."""
    try:
        at = datetime.fromisoformat(asked[name])
    except (KeyError, TypeError, ValueError) as wrong:
        raise Unclear(f"{name}: a moment such as 2026-11-26T09:00:00+02:00") from wrong
    return at if at.tzinfo else at.replace(tzinfo=hours.zone)


def plain(seconds: float) -> float:
    """Whole seconds without a decimal point."""
    return int(seconds) if seconds.is_integer() else seconds


CLOCK = Verb(
    "clock", "Count working time: when it is due, or how much lies between; JSON lines.", run, needs_django=False
)
