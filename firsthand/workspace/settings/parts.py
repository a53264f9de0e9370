"""The parts of settings as people read them: what each is called, and how its value is said."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.utils import formats
from django.utils.dates import WEEKDAYS_ABBR
from django.utils.functional import Promise
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from firsthand.access.models import KeyRole, Role
from firsthand.channels.email.models import Mailbox, WayOut
from firsthand.channels.webform.rules.questions import spoken as in_one
from firsthand.conversations.rules.states import Priority
from firsthand.look.accents import accent_of
from firsthand.people.rules.kinds import CustomerKind
from firsthand.workspace.rules import writing_hours
from firsthand.workspace.settings.hours import in_hours, week
from firsthand.workspace.settings.naming import Names

Say = Callable[[Any, Names], str]
NOTHING = "–"
# The minutes of a working day, as people count them.
A_DAY = 480


@dataclass(frozen=True)
class Part:
    """What a part is called, how its values are said, and of which kind the numbers in it are."""

    words: str | Promise
    say: Say
    kind: str = ""


def part_of(subject: str, code: str) -> Part:
    """The part as it is known; one that came from elsewhere is called by its code."""
    known = PARTS.get((subject, code)) or PARTS.get(("", code))
    if known is None and code.startswith("signature_"):
        return Part(later("Signature"), plainly)
    return known or Part(code, plainly)


def numbers_in(value: Any) -> set[int]:
    """The rows that a value speaks of; where it is a list of lists each speaks of its first."""
    several = value if isinstance(value, list) else [value]
    return {one for each in several if isinstance(one := each[0] if isinstance(each, list) else each, int)}


def plainly(value: Any, names: Names) -> str:
    if value in (None, "", []):
        return NOTHING
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def named(kind: str) -> Say:
    """Rows by the names that they have today."""

    def say(value: Any, names: Names) -> str:
        known = names.get(kind, {})
        return ", ".join(known.get(number, "?") for number in sorted(numbers_in(value))) or NOTHING

    return say


def among(choices: Iterable[tuple[Any, Any]]) -> Say:
    """One of these, by its words."""
    words = dict(choices)
    return lambda value, names: str(words.get(value, value or NOTHING))


def time_to_answer(value: Any, names: Names) -> str:
    return in_hours(value) if value else NOTHING


def silence(value: Any, names: Names) -> str:
    return silence_in_words(value or 0)


def silence_in_words(minutes: int) -> str:
    """After so much working time: in days of eight hours where it is whole ones."""
    if not minutes:
        return _("never")
    if minutes % A_DAY == 0:
        number = minutes // A_DAY
        return ngettext("after one working day", "after %(num)s working days", number) % {"num": number}
    number = round(minutes / 60)
    return ngettext("after one working hour", "after %(num)s working hours", number) % {"num": number}


def days(value: Any, names: Names) -> str:
    return "; ".join(f"{day} {spans}" for day, spans in week(value or {})) or NOTHING


def breaks(value: Any, names: Names) -> str:
    return writing_hours.say_breaks(value or {}).replace("\n", "; ") or NOTHING


def hidden(value: Any, names: Names) -> str:
    """A password is never kept beside a change, so it is only said that there was one."""
    return "••••••"


def accent(value: Any, names: Names) -> str:
    """One of the twelve of the look, by its number."""
    if value is None:
        return NOTHING
    return _("Colour %(number)s of 12") % {"number": accent_of(value) + 1}


def by_language(value: Any, names: Names) -> str:
    """The words of each language behind its code; of several one after another."""
    said = {
        code: " · ".join(words.values()) if isinstance(words, dict) else words for code, words in (value or {}).items()
    }
    return "; ".join(f"{code}: {words}" for code, words in sorted(said.items())) or NOTHING


def spoken(value: Any, names: Names) -> str:
    known = dict(settings.LANGUAGES)
    return ", ".join(str(known.get(code, code)) for code in value) or NOTHING


def greetings(value: Any, names: Names) -> str:
    """Each with the pages on which it is said, and the language of whom it greets."""
    return "; ".join(f"{one['page']}: {one['words']}{_greeted(one.get('language'))}" for one in value) or NOTHING


def _greeted(language: str | None) -> str:
    return f" ({dict(settings.LANGUAGES)[language]})" if language else ""


def questions(value: Any, names: Names) -> str:
    """Each by its words, in the reader's language where it has some; what must be answered bears a star."""
    here = get_language() or "en"
    asked = [f"{in_one(one['words'], here, otherwise='en')}{' *' if one['is_required'] else ''}" for one in value or []]
    return "; ".join(asked) or NOTHING


def turns(value: Any, names: Names) -> str:
    """Whose turn is when; the same hours of several weekdays together."""
    known, days = names.get("representative", {}), dict[tuple[Any, ...], list[str]]()
    for who, weekday, day, opens, closes, _rank in value or []:
        said = formats.date_format(date.fromisoformat(day)) if day else str(WEEKDAYS_ABBR[weekday])
        days.setdefault((who, opens, closes), []).append(said)
    lines = (
        f"{known.get(who, '?')}: {', '.join(some)} {opens // 60}:{opens % 60:02}–{closes // 60}:{closes % 60:02}"
        for (who, opens, closes), some in days.items()
    )
    return "; ".join(lines) or NOTHING


def picture(value: Any, names: Names) -> str:
    return _("a picture") if value else NOTHING


def rows(words: Promise | str, kind: str) -> Part:
    return Part(words, named(kind), kind)


SPOKEN = among(settings.LANGUAGES)
SIDES = [
    ("end", later("at the end of the line: right, where one reads from left to right")),
    ("start", later("at its beginning")),
]
PARTS: Mapping[tuple[str, str], Part] = {
    ("", "name"): Part(later("Name"), plainly),
    ("", "language"): Part(later("Language"), SPOKEN),
    ("", "timezone"): Part(later("Time zone"), plainly),
    ("", "role"): Part(later("Role"), among([*KeyRole.choices, *Role.choices])),
    ("", "password"): Part(later("Password"), hidden),
    ("", "host"): Part(later("Server"), plainly),
    ("", "port"): Part(later("Port"), plainly),
    ("", "user"): Part(later("User name"), plainly),
    ("organisation", "domain"): Part(later("Web domain"), plainly),
    ("organisation", "accent"): Part(later("Accent"), accent),
    ("organisation", "has_page"): Part(later("Customers have a page of their own"), plainly),
    ("organisation", "page_words"): Part(later("Words at the door of the customers’ page"), by_language),
    ("brand", "accent"): Part(later("Accent"), accent),
    ("brand", "address"): Part(later("Its own web address"), plainly),
    ("account", "is_active"): Part(later("May sign in"), plainly),
    ("key", "is_active"): Part(later("Opens"), plainly),
    ("representative", "teams"): rows(later("Teams"), "team"),
    ("representative", "leads"): rows(later("Leads"), "team"),
    ("representative", "skills"): Part(later("Skills"), plainly),
    ("representative", "signature"): Part(later("Signature"), plainly),
    ("representative", "picture"): Part(later("Picture"), picture),
    ("representative", "undo_seconds"): Part(later("Seconds in which an answer can be taken back"), plainly),
    ("representative", "remind_minutes"): Part(later("Minutes before a promise falls due"), plainly),
    ("calendar", "hours"): Part(later("Hours"), days),
    ("calendar", "holidays"): Part(later("Holidays"), plainly),
    ("calendar", "breaks"): Part(later("Breaks"), breaks),
    ("inbox", "team"): rows(later("Team"), "team"),
    ("inbox", "brand"): rows(later("Brand"), "brand"),
    ("inbox", "calendar"): rows(later("Working hours"), "calendar"),
    ("inbox", "answer_within"): Part(later("Answer within"), time_to_answer),
    ("inbox", "links_to_page"): Part(later("Letters bear a link to the customer’s page"), plainly),
    ("inbox", "acknowledges"): Part(later("Acknowledges letters"), plainly),
    ("inbox", "is_default"): Part(later("Takes letters to no other address"), plainly),
    ("inbox", "holds_spam"): Part(later("Holds spam back"), plainly),
    ("inbox", "spam_threshold"): Part(later("Score from which on a letter is held back"), plainly),
    ("form", "inbox"): rows(later("Inbox"), "inbox"),
    ("form", "brand"): rows(later("Brand"), "brand"),
    ("form", "accent"): Part(later("Colour"), accent),
    ("form", "titles"): Part(later("Title"), by_language),
    ("form", "introductions"): Part(later("Introduction"), by_language),
    ("form", "buttons"): Part(later("Words on the button"), by_language),
    ("form", "thanks"): Part(later("Thanks"), by_language),
    ("form", "other_ways"): Part(later("Other ways to reach you"), by_language),
    ("form", "sites"): Part(later("Sites that may show it"), plainly),
    ("form", "asks"): Part(later("Questions"), questions),
    ("rota", "team"): rows(later("Team"), "team"),
    ("rota", "turns"): Part(later("Turns"), turns, "representative"),
    ("chat", "is_open"): Part(later("The chat is open: it stands on the sites"), plainly),
    ("chat", "hue"): Part(later("Colour"), accent),
    ("chat", "side"): Part(later("Where it stands"), among(SIDES)),
    ("chat", "languages"): Part(later("Languages in which it is answered"), spoken),
    ("chat", "words"): Part(later("What it says"), by_language),
    ("chat", "sites"): Part(later("Sites that may show it"), plainly),
    ("chat", "pages"): Part(later("Pages"), plainly),
    ("chat", "greetings"): Part(later("Greet first on some pages"), greetings),
    ("doors", "second_factor"): Part(later("Second factor"), plainly),
    ("doors", "session_hours"): Part(later("Hours for which one stays signed in"), plainly),
    ("tag", "is_put_away"): Part(later("Not offered any more"), plainly),
    ("tag", "merged"): Part(later("Made one with"), plainly),
    ("team", "calendar"): rows(later("Working hours"), "calendar"),
    ("team", "silence_minutes"): Part(later("Silence of an owner"), silence),
    ("target", "inbox"): rows(later("Inbox"), "inbox"),
    ("target", "team"): rows(later("Team"), "team"),
    ("target", "channel"): Part(later("Channel"), plainly),
    ("target", "priority"): Part(later("Priority"), among(Priority.choices)),
    ("target", "customers"): Part(later("Customers"), among(CustomerKind.choices)),
    ("target", "first_answer"): Part(later("First answer"), time_to_answer),
    ("target", "next_answer"): Part(later("Next answer"), time_to_answer),
    ("target", "solution"): Part(later("Solution"), time_to_answer),
    ("target", "holds"): Part(later("Holds"), plainly),
    ("team", "is_archived"): Part(later("Archived"), plainly),
    ("mailbox", "address"): Part(later("Address"), plainly),
    ("mailbox", "aliases"): Part(later("Other addresses"), plainly),
    ("mailbox", "sender_name"): Part(later("Name of the sender"), plainly),
    ("mailbox", "imap_host"): Part(later("Server"), plainly),
    ("mailbox", "imap_port"): Part(later("Port"), plainly),
    ("mailbox", "imap_user"): Part(later("User name"), plainly),
    ("mailbox", "imap_folder"): Part(later("Folder"), plainly),
    ("mailbox", "imap_is_tls"): Part(later("TLS"), plainly),
    ("mailbox", "imap_afterwards"): Part(later("Letters that were read"), among(Mailbox.Afterwards.choices)),
    ("mailbox", "imap_moves_to"): Part(later("Folder of letters that were read"), plainly),
    ("way_out", "kind"): Part(later("Letters leave by"), among(WayOut.Kind.choices)),
    ("way_out", "safety"): Part(later("Safety"), among(WayOut.Safety.choices)),
    ("way_out", "provider"): Part(later("Provider"), among(WayOut.Carrier.choices)),
    ("way_out", "region"): Part(later("Where the account is kept"), among(WayOut.Region.choices)),
    ("way_out", "a_minute"): Part(later("Letters a minute"), plainly),
    ("way_out", "an_hour"): Part(later("Letters an hour"), plainly),
    ("way_out", "a_day"): Part(later("Letters a day"), plainly),
}
