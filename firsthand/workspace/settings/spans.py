"""A length of time as a choice says it."""

from datetime import timedelta

from firsthand.look import time_words


def span(minutes: int) -> str:
    """In its largest unit: "30 min", "2 h", "1 day"."""
    return time_words.span(timedelta(minutes=minutes))
