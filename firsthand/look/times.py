"""Times as people say them, for the page that is being read: its language, its reader's zone, this moment."""

from datetime import datetime

from django.utils import timezone

from firsthand.kit.time import written
from firsthand.look import time_words


def in_words(at: datetime) -> str:
    """When it happened or will happen: "5 min ago", "yesterday 14:05", "in 2 h"."""
    return time_words.said(here(at), now=this_moment())


def until_in_words(at: datetime) -> str:
    """The moment after the word "until": "14:05", "tomorrow 9:00"."""
    return time_words.until_words(here(at), now=this_moment())


def due_in_words(at: datetime) -> str:
    """By when it is owed, or how late it is: "by noon", "tomorrow by 9:00", "40 min late"."""
    return time_words.due(here(at), now=this_moment())


def day_in_words(at: datetime) -> str:
    """The day a thread's messages stand under: "Today", "Yesterday", "Tuesday 17 November"."""
    return time_words.day(here(at), now=this_moment())


def exact_time(at: datetime) -> str:
    """The full date, time and zone, for those who ask."""
    return f"{written(here(at), 'DATE_FORMAT')} {here(at):%H:%M} {here(at):%Z}"


def time_in_day(at: datetime) -> str:
    """The time under a heading that names its day: told from now today, else the hour."""
    zone = timezone.get_current_timezone()
    at, now = at.astimezone(zone), datetime.now(zone)
    return time_words.said(at, now=now) if at.date() == now.date() else time_words.clock(at)


def clock_time(at: datetime) -> str:
    """Hours and minutes alone, where the day is already said."""
    return time_words.clock(here(at))


def here(at: datetime) -> datetime:
    return at.astimezone(timezone.get_current_timezone())


def this_moment() -> datetime:
    return datetime.now(timezone.get_current_timezone())
