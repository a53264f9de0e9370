"""A moment in people's words: "tomorrow 9", "in 2 hours", "pirmadienį 14:30", "25.12. 8:00". Pure: now is an argument.

In the four languages of the pages, whichever one is set: who answers Italians in Vilnius writes as it comes. Where hours are
given, what is said loosely ("tomorrow morning", "до петък") is meant when somebody works; an hour that is said stays.
"""

import re
import unicodedata
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import chain
from zoneinfo import ZoneInfo

from firsthand.team.rules.working_hours import NeverOpen, WorkingHours

MORNING = time(9)
# Folded: without marks, in small letters. Each stands for the forms that begin so.
DAYS = {
    0: "today siandien oggi dnes днес",
    1: "tomorrow tmrw rytoj domani utre утре",
    2: "poryt dopodomani vdrugiden вдругиден",
}
WEEKDAYS = (
    "monday mon pirmadien lunedi понеделник",
    "tuesday tue antradien martedi вторник",
    "wednesday wed treciadien mercoledi сряда",
    "thursday thu ketvirtadien giovedi четвъртък",
    "friday fri penktadien venerdi петък",
    "saturday sat sestadien sabato събота",
    "sunday sun sekmadien domenica неделя",
)
# Next week begins on its Monday, and next month on its first.
WEEK = "week savait settiman седмиц"
MONTH = "month menes mese месец"
MONTHS = (
    "january jan sausi gennaio януари",
    "february feb vasari febbraio февруари",
    "march mar kovo kova marzo март",
    "april apr balandz aprile април",
    "may geguz maggio май",
    "june jun birzel giugno юни",
    "july jul liepos liepa luglio юли",
    "august aug rugpjuc agosto август",
    "september sept sep rugsej settembre септември",
    "october oct spali ottobre октомври",
    "november nov lapkric novembre ноември",
    "december dec gruodz dicembre декември",
)
PARTS = {
    time(9): "morning ryta ryte rytas mattina mattino сутрин сутринта",
    time(12): "noon midday vidurdien mezzogiorno обяд обед",
    time(14): "afternoon popiet pomeriggio следобед",
    time(18): "evening tonight vakare vakara sivakar sera stasera вечер вечерта довечера",
}
UNITS = {
    "minutes": "minutes minute mins min m minuciu minutes minuti minuto минути минута мин",
    "hours": "hours hour hrs hr h valandu valandos valanda val ore ora часа час ч",
    "days": "days day d dienu dienos diena giorni giorno дни ден дена",
    "weeks": "weeks week w savaiciu savaites savaite settimane settimana седмици седмица",
    "months": "months month menesiu menesio menesi menesius mesi mese месеца месец",
}
# Words that only lead to the others.
FILLING = frozenset(
    (
        "at on by the next this in of o clock until till from kita kiti kitas kitam iki val nuo d "
        "alle ore il la di del a al fino entro per prossimo prossima в на през до към следващия следващата следващото от"
    ).split()
)
A_DAY = timedelta(days=1)
SPAN = re.compile(r"(?:in|po|uz|tra|fra|след|за)?\s*(\d{1,3})\s*([^\W\d_]+)\.?")
ONE = re.compile(r"(?:in|po|uz|tra|fra|след|за)\s+(?:an?\s|una?\s|un['’]|една?\s|едно\s)?\s*([^\W\d_]+)\.?")
CLOCK = re.compile(r"(\d{1,2})(?:[:h](\d{2})|\s*(am|pm))")
ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
DAY_OF_MONTH = re.compile(r"(?<![:\d])\b(\d{1,2})(?:st|nd|rd|th|d)?\b(?![:h])")
DAY_FIRST = re.compile(r"(\d{1,2})[./](\d{1,2})(?:[./](\d{4}))?\.?")


@dataclass(frozen=True)
class Hour:
    """A time of day, by the clock or as a part of the day."""

    time: time
    is_exact: bool = True


def moment_named(words: str, *, now: datetime, zone: ZoneInfo, hours: WorkingHours | None = None) -> datetime | None:
    """The moment that is meant in this zone, at nine where no hour is said; None where nothing can be made of it.

    With hours: when they begin, where no hour is said, and on a day that has any.
    """
    line, here = folded(words), now.astimezone(zone)
    if ahead := _ahead(line, here):
        return ahead if ahead - now < A_DAY else in_hours(ahead, hours)
    day, line = _day(line, here)
    hour, line = _hour(line, is_day_known=day is not None)
    if any(word not in FILLING for word in re.findall(r"[^\s.,]+", line)) or (day is None and hour is None):
        return None
    at = datetime.combine(day or here.date(), hour.time if hour else MORNING, tzinfo=zone)
    # An hour alone that has passed today is meant tomorrow.
    at = at + A_DAY if day is None and at <= now else at
    return at if hour and hour.is_exact else in_hours(at, hours)


def in_hours(at: datetime, hours: WorkingHours | None) -> datetime:
    """The morning begins when somebody comes; another part of a day stays, unless nobody works on that day."""
    if hours is None:
        return at
    try:
        opens = hours.opens_from(at.replace(hour=0, minute=0)).astimezone(at.tzinfo)
    except NeverOpen:
        return at
    return opens if at.time() == MORNING or opens.date() != at.date() else at


def folded(words: str) -> str:
    """In small letters and without marks; Cyrillic й is a letter of its own, and stays."""
    apart = unicodedata.normalize("NFD", words.casefold().replace("й", "\0"))
    return "".join(one for one in apart if not unicodedata.combining(one)).replace("\0", "й").strip()


def _ahead(line: str, here: datetime) -> datetime | None:
    """So many of a unit from here; "in a week" is one."""
    found = SPAN.fullmatch(line)
    alone = None if found else ONE.fullmatch(line)
    count, word = (int(found[1]), found[2]) if found else (1, alone[1]) if alone else (0, "")
    unit = next((unit for unit, forms in UNITS.items() if word in forms.split()), None)
    if unit is None:
        return None
    if unit == "months":
        return datetime.combine(_months_on(here, count), here.timetz())
    return (here.astimezone(UTC) + timedelta(**{unit: count})).astimezone(here.tzinfo)


def _months_on(here: date, count: int) -> date:
    """The same day so many months on, or the last one where a month has no such day."""
    years, month = divmod(here.month - 1 + count, 12)
    last = monthrange(here.year + years, month + 1)[1]
    return date(here.year + years, month + 1, min(here.day, last))


def _day(line: str, here: datetime) -> tuple[date | None, str]:
    """The day that the line names, and the line without it."""
    for pattern, parts in ((ISO, (1, 2, 3)), (DAY_FIRST, (3, 2, 1))):
        if found := pattern.search(line):
            day = _date([found[part] for part in parts], here)
            return day, line.replace(found[0], " ", 1) if day else line
    day, rest = _of_a_month(line, here)
    if day:
        return day, rest
    near = {here.date() + timedelta(days=days): forms for days, forms in DAYS.items()}
    for day, forms in chain(near.items(), _weekdays(here)):
        if (word := _word(line, forms.split())) is not None:
            return day, line.replace(word, " ", 1)
    return None, line


def _of_a_month(line: str, here: datetime) -> tuple[date | None, str]:
    """ "15 December", "gruodžio 15", or the first of one; and the line without it."""
    for month, forms in enumerate(MONTHS, start=1):
        if (word := _word(line, forms.split())) is None:
            continue
        rest = line.replace(word, " ", 1)
        found = DAY_OF_MONTH.search(rest)
        day = _date([None, str(month), found[1] if found else None], here)
        return day, rest.replace(found[0], " ", 1) if found else rest
    return None, line


def _date(parts: Iterable[str | None], here: datetime) -> date | None:
    """The day; without a year the next one there is."""
    year, month, day = (int(part) if part else None for part in parts)
    try:
        named = date(year or here.year, month or 1, day or 1)
        return named if year or named >= here.date() else date(here.year + 1, named.month, named.day)
    except ValueError:
        return None


def _weekdays(here: datetime) -> Iterable[tuple[date, str]]:
    for number, forms in enumerate(WEEKDAYS):
        yield here.date() + timedelta(days=(number - here.weekday()) % 7 or 7), forms
    yield here.date() + timedelta(days=7 - here.weekday()), WEEK
    yield _months_on(here.date().replace(day=1), 1), MONTH


def _word(line: str, forms: Iterable[str]) -> str | None:
    """The word of the line that is one of these, or a bent form of one of the longer ones."""
    known = tuple(forms)
    for word in re.findall(r"[^\W\d_]+", line):
        if any(word == form or (len(form) > 4 and word.startswith(form)) for form in known):
            return str(word)
    return None


def _hour(line: str, *, is_day_known: bool) -> tuple[Hour | None, str]:
    """The hour that the line names, and the line without it; a bare number is one only after a day."""
    if found := CLOCK.search(line):
        return _clock(int(found[1]), int(found[2] or 0), found[3] or ""), line.replace(found[0], " ", 1)
    for hour, forms in PARTS.items():
        if (word := _word(line, forms.split())) is not None:
            return Hour(hour, is_exact=False), line.replace(word, " ", 1)
    if is_day_known and (found := re.search(r"\b(\d{1,2})\b", line)):
        return _clock(int(found[1]), 0, ""), line.replace(found[0], " ", 1)
    return None, line


def _clock(hour: int, minute: int, half: str) -> Hour | None:
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return Hour(time(hour, minute)) if hour < 24 and minute < 60 else None
