"""Working hours."""

from collections.abc import Mapping
from datetime import datetime
from functools import partial
from typing import Any

from babel import Locale
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.dates import WEEKDAYS as WEEKDAY_NAMES
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from firsthand.kit.errors import Refused
from firsthand.look import time_words
from firsthand.organisation.queries import the_organisation
from firsthand.team.actions import draw_calendar
from firsthand.team.models import Calendar
from firsthand.team.queries import calendars_visible_to
from firsthand.team.rules.public_holidays import countries, public_holidays
from firsthand.team.rules.working_hours import CalendarIsWrong, NeverOpen, WorkingHours
from firsthand.workspace.rules import writing_hours
from firsthand.workspace.settings import reading
from firsthand.workspace.settings.answering import administrators_only, done, page, unless_refused
from firsthand.workspace.settings.changes import undo_of
from firsthand.workspace.settings.choices import time_zones
from firsthand.workspace.settings.hours import DAYS, week
from firsthand.workspace.views.signed_in import AtDesk

CALENDARS = "/settings/calendars/"
USUAL = "9:00–18:00"
FOUR_HOURS = 240
YEARS_AHEAD = 3


@require_http_methods(["GET", "HEAD"])
@administrators_only
def calendars(request: AtDesk) -> HttpResponse:
    """All of them, each with what it means."""
    shown = [(one, week(one.hours), promise(as_json(one))) for one in calendars_visible_to(request.representative)]
    return page(request, "calendars", item="calendars", calendars=shown)


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def calendar(request: AtDesk, number: int = 0) -> HttpResponse:
    """One calendar, or a new one."""
    among = calendars_visible_to(request.representative)
    old = get_object_or_404(among, pk=number) if number else None
    if request.method != "POST":
        return form(request, old, fields_of(old) if old else new_fields())

    def act() -> HttpResponse:
        now, written = timezone.now(), read(request.POST)
        draw_calendar(reading.words(request, "name"), written, instead_of=old, by=request.representative, at=now)
        words = _("The hours stand. What was promised before stays promised.")
        return done(request, words, back=CALENDARS, undo=undo_of(request, at=now))

    return unless_refused(act, otherwise=partial(form, request, old, reading.written(request)))


def form(request: AtDesk, old: Calendar | None, fields: Mapping[str, Any], *, error: str = "") -> HttpResponse:
    return page(
        request,
        "calendar",
        item="calendars",
        status=422 if error else 200,
        old=old,
        fields=fields,
        days=[(day, str(WEEKDAY_NAMES[number])) for number, day in enumerate(DAYS)],
        zones=time_zones(),
        meaning=meaning(fields),
        countries=named_countries(),
        error=error,
    )


@require_POST
@administrators_only
def public(request: AtDesk) -> HttpResponse:
    """The holidays of a country and region, put among those that are written; nothing is kept before the form is."""
    country, region = reading.words(request, "country"), reading.words(request, "region")
    this_year = timezone.now().year
    found = public_holidays(country, region, years=range(this_year, this_year + YEARS_AHEAD))
    written = {line.strip() for line in reading.words(request, "holidays").splitlines() if line.strip()}
    # Another region is chosen instead of the one before: what that one put here goes with it.
    written -= set(reading.words(request, "filled").split())
    days = {one.day.isoformat() for one in found}
    values: dict[str, Any] = {
        "regions": countries().get(country, ()),
        "country": country,
        "region": region,
        "countries": named_countries(),
        "holidays_written": "\n".join(sorted(written | days)),
        "filled": " ".join(sorted(days - written)),
        "preview": [one for one in found if one.day.year == this_year],
        "year": this_year,
    }
    return page(request, "holidays_filled", item="calendars", **values)


def named_countries() -> list[tuple[str, str]]:
    """The countries by name, in the reader's language."""
    names = Locale.parse(get_language() or "en", sep="-").territories
    return sorted(((code, names.get(code, code)) for code in countries()), key=lambda one: one[1])


@require_POST
@administrators_only
def preview(request: AtDesk) -> HttpResponse:
    """What the hours as they are written now would mean, in one sentence."""
    return page(request, "meaning", item="calendars", meaning=meaning(reading.written(request)))


def meaning(fields: Mapping[str, Any]) -> str:
    """The sentence, or why there is none yet."""
    try:
        return promise(read(fields))
    except Refused as refused:
        return refused.sentence


def promise(written: Mapping[str, Any]) -> str:
    """What the hours mean for somebody who asks on Friday at half past five and is owed an answer in four hours."""
    try:
        hours = WorkingHours.from_json(written)
        asked = writing_hours.friday_evening(timezone.now(), zone=hours.zone)
        due = hours.after(asked, minutes=FOUR_HOURS).astimezone(hours.zone)
    except CalendarIsWrong as wrong:
        return _("These hours cannot be read: %(reason)s.") % {"reason": wrong}
    except NeverOpen:
        return _("Nobody works in these hours, so no answer can be promised.")
    return _("Asked %(asked)s, four working hours: %(due)s.") % {"asked": moment(asked), "due": moment(due)}


def moment(at: datetime) -> str:
    """A weekday and a time: "Friday 17:30"."""
    return f"{WEEKDAY_NAMES[at.weekday()]} {time_words.clock(at)}"


def read(fields: Mapping[str, Any]) -> dict[str, Any]:
    """What was written, as a calendar. Raises HoursUnclear, DayUnclear."""
    return {
        "timezone": fields.get("timezone", "UTC"),
        "hours": {day: spans for day in DAYS if (spans := writing_hours.read_spans(fields.get(day, "")))},
        "holidays": writing_hours.read_days(fields.get("holidays", "")),
        "breaks": writing_hours.read_breaks(fields.get("breaks", "")),
    }


def fields_of(calendar: Calendar) -> dict[str, str]:
    """A calendar as people write it."""
    week = {day: writing_hours.say_spans(calendar.hours.get(day, [])) for day in DAYS}
    return week | {
        "name": calendar.name,
        "timezone": calendar.timezone,
        "holidays": "\n".join(calendar.holidays),
        "breaks": writing_hours.say_breaks(calendar.breaks),
    }


def new_fields() -> dict[str, str]:
    """Weekdays from nine to six, to begin with."""
    week = {day: USUAL if day not in ("sat", "sun") else "" for day in DAYS}
    return week | {"name": "", "timezone": the_organisation().timezone, "holidays": "", "breaks": ""}


def as_json(calendar: Calendar) -> dict[str, Any]:
    return {
        "timezone": calendar.timezone,
        "hours": calendar.hours,
        "holidays": calendar.holidays,
        "breaks": calendar.breaks,
    }
