"""What came along with a message, as its page shows it: letters inside it, invitations, and why something is not shown."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later
from django.utils.translation import ngettext

from firsthand.conversations.rules.enclosures import day_or_moment
from firsthand.kit.time import written
from firsthand.look.time_words import clock
from firsthand.look.times import here

# Why words may be missing, in the order in which they are told; the rest of the codes harm nobody who reads.
WHY = {
    "encrypted": later("It is encrypted: only who holds the key can open it."),
    "body-cut": later("It is so long that only its beginning is shown."),
    "too-deep": later("Its parts are put into each other too deeply."),
    "too-many-parts": later("It has too many parts."),
    "no-header": later("It has no head: nobody knows from whom it is."),
    "enclosed-too-large": later("A letter inside it is too large to be opened here."),
    "partial": later("It is one of several pieces in which the letter was sent."),
    "charset": later("Some of its letters are in a charset that nobody knows."),
    "package": later("Outlook packed it in a way that cannot be opened."),
}


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A letter inside a message."""

    who: str
    address: str
    at: datetime | None
    subject: str
    words: str
    depth: int
    files: list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Event:
    """An invitation, in words of the reader's zone."""

    state: str
    headline: str
    what: str
    when: str
    zone_note: str
    where: str
    about: str
    organiser: str
    again: str


def enclosed(letter: Mapping[str, Any], files: list[dict[str, Any]]) -> Enclosed:
    """The letter for the page."""
    sender = letter["from"]
    moment = day_or_moment(letter["at"])
    return Enclosed(
        who=sender["name"] or sender["address"] or _("Somebody"),
        address=sender["address"],
        at=moment if isinstance(moment, datetime) else None,
        subject=letter["subject"] or _("(no subject)"),
        words=letter["text"],
        depth=letter["depth"],
        files=files,
    )


def event(invitation: Mapping[str, Any]) -> Event:
    """The event for the page."""
    starts, ends = day_or_moment(invitation["starts"]), day_or_moment(invitation["ends"])
    is_floating = isinstance(starts, datetime) and starts.tzinfo is None
    state = "cancelled" if invitation["is_cancelled"] else invitation["answer"] or invitation["method"]
    return Event(
        state=state,
        headline=headline(state),
        what=invitation["what"] or _("An event without a name"),
        when=when(starts, ends) if starts else "",
        zone_note=_("by the clock of the place") if is_floating else "",
        where=invitation["where"],
        about=invitation["about"],
        organiser=invitation["organiser"]["name"] or invitation["organiser"]["address"],
        again=again(invitation["repeats"], invitation["every"]),
    )


def headline(state: str) -> str:
    """What the message wants of the event."""
    return {
        "request": _("Invitation"),
        "cancelled": _("Cancelled"),
        "accepted": _("Accepted"),
        "declined": _("Declined"),
        "tentative": _("Perhaps"),
        "counter": _("Another time is proposed"),
    }.get(state, _("Event"))


def when(starts: datetime | date, ends: datetime | date | None) -> str:
    """The day and the hours; both days where it goes over night."""
    if not isinstance(starts, datetime):
        return day(starts)
    begin = shown(starts)
    if not isinstance(ends, datetime) or ends == starts:
        return f"{begin[0]}, {begin[1]}"
    end = shown(ends)
    return f"{begin[0]}, {begin[1]}–{end[1]}" if begin[0] == end[0] else f"{begin[0]}, {begin[1]} – {end[0]}, {end[1]}"


def shown(at: datetime) -> tuple[str, str]:
    """Day and clock in the reader's zone, or as they were written where no zone is known."""
    there = here(at) if at.tzinfo else at
    return day(there), clock(there)


def day(at: date) -> str:
    """The weekday and the date: people check one against the other."""
    return f"{written(at, 'l')}, {written(at, 'DATE_FORMAT')}"


def again(pace: str, every: int) -> str:
    """How often it comes again; empty when once."""
    if every == 1:
        return {
            "daily": _("every day"), "weekly": _("every week"), "monthly": _("every month"), "yearly": _("every year"),
        }.get(pace, "")  # fmt: skip
    many = {
        "daily": ngettext("every %(count)s day", "every %(count)s days", every),
        "weekly": ngettext("every %(count)s week", "every %(count)s weeks", every),
        "monthly": ngettext("every %(count)s month", "every %(count)s months", every),
        "yearly": ngettext("every %(count)s year", "every %(count)s years", every),
    }
    return many[pace] % {"count": every} if pace in many else ""


def in_sentences(codes: Sequence[str]) -> list[str]:
    """Why words may be missing."""
    return [str(sentence) for code, sentence in WHY.items() if code in codes]
