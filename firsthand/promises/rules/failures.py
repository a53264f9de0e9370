"""Small failures: in which ways a customer can be let down, and how that is said in plain words. Pure."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import models
from django.utils.translation import gettext_lazy as _


class FailureKind(models.TextChoices):
    """One alone is nothing; a customer is lost by a thousand."""

    ANSWER_LATE = "answer_late", _("answered late")
    PROMISE_BROKEN = "promise_broken", _("a promise was broken")
    CAME_BACK = "came_back", _("came back after it was called solved")
    HANDED_ON = "handed_on", _("passed from hand to hand")
    NEEDLESS = "needless", _("handed over needlessly")
    ASKED_AGAIN = "asked_again", _("had to say something again")
    SILENCE = "silence", _("waited long without a word")
    NOT_SOLVED = "not_solved", _("was called finished and was not")


class RepairKind(models.TextChoices):
    """By what somebody makes up for it."""

    APOLOGY = "apology", _("apology")
    CALL = "call", _("call")
    GESTURE = "gesture", _("gesture")


class RepairStand(models.TextChoices):
    """How a repair stands."""

    PLANNED = "planned", _("planned")
    DONE = "done", _("done")
    DROPPED = "dropped", _("not needed any more")


@dataclass(frozen=True)
class Often:
    """How often a customer was let down in one way."""

    kind: FailureKind
    this_month: int
    this_year: int


def how_often(failures: Iterable[tuple[str, datetime]], *, now: datetime, zone: ZoneInfo) -> list[Often]:
    """By kind, the commonest first; months and years as the reader's wall has them."""
    here = now.astimezone(zone)
    months: Counter[str] = Counter()
    years: Counter[str] = Counter()
    for kind, at in failures:
        then = at.astimezone(zone)
        years[kind] += then.year == here.year
        months[kind] += (then.year, then.month) == (here.year, here.month)
    counted = [Often(FailureKind(kind), months[kind], number) for kind, number in years.items() if number]
    return sorted(counted, key=lambda one: (-one.this_year, one.kind))
