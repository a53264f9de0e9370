"""Working time in words."""

from collections.abc import Mapping
from typing import Any

from django.utils.dates import WEEKDAYS as WEEKDAY_NAMES
from django.utils.translation import gettext as _

from firsthand.workspace.rules import writing_hours

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def week(hours: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Each weekday that has hours, and which."""
    return [
        (str(WEEKDAY_NAMES[number]), writing_hours.say_spans(hours[day]))
        for number, day in enumerate(DAYS)
        if hours.get(day)
    ]


def in_hours(minutes: int) -> str:
    """Working time: "4 h", "1 h 30 min"."""
    hours, rest = divmod(minutes, 60)
    parts = [_("%(count)s h") % {"count": hours}] if hours else []
    return " ".join([*parts, _("%(count)s min") % {"count": rest}] if rest else parts)
