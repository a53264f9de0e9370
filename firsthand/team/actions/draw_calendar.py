"""Working hours are laid down."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from firsthand.journal.actor import Acts
from firsthand.journal.changing import differing, record_beginning, record_change
from firsthand.kit.errors import Refused
from firsthand.organisation.rules import a_name
from firsthand.team.facts import CalendarDrawn
from firsthand.team.models import Calendar
from firsthand.team.rules.permissions import must_administer
from firsthand.team.rules.working_hours import CalendarIsWrong, WorkingHours


class HoursAreWrong(Refused):
    """The hours as written cannot be read."""

    words = _("These hours cannot be read: {reason}.")


class CalendarExists(Refused):
    """There is already a calendar of this name."""

    words = _("There is already a calendar called “{name}”.")


@transaction.atomic
def draw_calendar(
    name: str, written: Mapping[str, Any], *, instead_of: Calendar | None = None, by: Acts, at: datetime
) -> Calendar:
    """The calendar says these hours; a new one stands unless it is drawn instead of another.

    Raises OnlyAdministratorsMay, Unnamed, HoursAreWrong, CalendarExists.
    """
    must_administer(by)
    _read(written)
    calendar = instead_of or Calendar()
    said = {"name": a_name(name), "timezone": written["timezone"]}
    said |= {part: written.get(part) or kind() for part, kind in PARTS.items()}
    changed = differing(calendar, said)
    if instead_of and not changed:
        return calendar
    for part, value in said.items():
        setattr(calendar, part, value)
    _save(calendar)
    fact = CalendarDrawn(calendar=calendar.pk)
    if instead_of:
        record_change(fact, of="calendar", number=calendar.pk, parts=changed, by=by, at=at)
    else:
        record_beginning(fact, of="calendar", number=calendar.pk, parts=said, by=by, at=at)
    return calendar


PARTS = {"hours": dict, "holidays": list, "breaks": dict}


def _read(written: Mapping[str, Any]) -> None:
    try:
        WorkingHours.from_json(written)
    except CalendarIsWrong as wrong:
        raise HoursAreWrong(reason=str(wrong)) from wrong


def _save(calendar: Calendar) -> None:
    try:
        with transaction.atomic():
            calendar.save()
    except IntegrityError as twice:
        raise CalendarExists(name=calendar.name) from twice
