"""The filters of a search as a page offers them: each is a link to the line that one could type as well."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.conf import settings
from django.db.models import QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from firsthand.conversations.models import Tag
from firsthand.conversations.queries import inboxes_visible_to
from firsthand.conversations.rules.asking import Asked, Filter
from firsthand.team.models import Representative, Team
from firsthand.workspace import addresses

MOST = 30
NOTHING: Mapping[str, str] = {}


@dataclass(frozen=True)
class Choice:
    """One thing to click: its words, where it leads, and whether it is chosen."""

    words: str
    href: str
    here: bool = False


@dataclass(frozen=True)
class Menu:
    """The choices for one filter, and what they are choices of."""

    code: str
    words: str
    choices: Sequence[Choice]


def menus(asked: Asked, me: Representative, beside: Mapping[str, str] = NOTHING) -> list[Menu]:
    """What may be narrowed down, each with what is chosen now; `beside` says where and in which order one looks."""
    return [_menu(code, title, options, asked, beside) for code, title, options in _offered(me)]


# What no list can offer: whose letters, and between which days.
WRITTEN = ("from", "after", "before")


def with_written(asked: Asked, given: Mapping[str, str]) -> Asked:
    """The line with what was written into the fields of these filters."""
    for name in WRITTEN:
        if value := given.get(name, "").replace('"', "").replace("\x00", "").strip():
            asked = asked.with_filter(Filter(name, value))
    return asked


def chips(asked: Asked, beside: Mapping[str, str] = NOTHING) -> list[Choice]:
    """The filters in force as the reader would type them, each leading to the search without it."""
    return [Choice(one.said_in(_language()), address(asked.without(one), beside)) for one in asked.filters]


def sentences(unknown: Sequence[Filter]) -> list[str]:
    """What a reader may want to know of filters that name nothing."""
    return [_WHY.get(one.name, _anything)() % {"value": one.value} for one in unknown]


def address(asked: Asked, beside: Mapping[str, str] = NOTHING) -> str:
    """Where this line is searched for."""
    line = said(asked)
    return f"{addresses.SEARCH}?{urlencode({'q': line} | dict(beside))}" if line else addresses.SEARCH


def said(asked: Asked) -> str:
    """The line as the reader would type it."""
    return asked.said_in(_language())


def _language() -> str:
    return (get_language() or "").partition("-")[0]


def _menu(code: str, title: str, options: Sequence[tuple[str, str]], asked: Asked, beside: Mapping[str, str]) -> Menu:
    chosen = asked.value(code)
    choices = [
        Choice(said, address(_toggled(asked, Filter(code, value)), beside), here=value == chosen)
        for value, said in options
    ]
    return Menu(code, title, choices)


def _toggled(asked: Asked, one: Filter) -> Asked:
    """Chosen, or no longer chosen when it was."""
    return asked.without(one) if one in asked.filters else asked.with_filter(one)


def _offered(me: Representative) -> list[tuple[str, str, list[tuple[str, str]]]]:
    teams = list(_teams(me).values_list("name", flat=True)[:MOST])
    people = list(_people(me).values_list("name", flat=True)[:MOST])
    tags = list(Tag.objects.filter(is_put_away=False).values_list("name", flat=True)[:MOST])
    inboxes = list(inboxes_visible_to(me).values_list("name", flat=True)[:MOST])
    return [
        ("is", _("State"), _states()),
        ("owner", _("Owner"), [("me", _("Me")), ("none", _("Nobody yet")), *_as_they_are(people)]),
        ("team", _("Team"), _as_they_are(teams)),
        ("tag", _("Tag"), _as_they_are(tags)),
        ("inbox", _("Inbox"), _as_they_are(inboxes)),
        ("priority", _("Priority"), _priorities()),
        ("language", _("Language"), list(settings.LANGUAGES)),
        ("after", _("Since"), _days()),
        ("has", _("With"), [("file", _("files")), ("note", _("notes"))]),
    ]


def _states() -> list[tuple[str, str]]:
    return [
        ("open", _("Open")),
        ("late", _("Answer is late")),
        ("waiting", _("Waits for the customer")),
        ("snoozed", _("Sleeping")),
        ("resolved", _("Solved")),
        ("reopened", _("Came back")),
        ("held", _("Held back as spam")),
    ]


def _priorities() -> list[tuple[str, str]]:
    return [("urgent", _("Urgent")), ("high", _("High")), ("normal", _("Normal")), ("low", _("Low"))]


def _days() -> list[tuple[str, str]]:
    return [
        ("today", _("Today")),
        ("yesterday", _("Yesterday")),
        ("7d", _("Seven days ago")),
        ("1m", _("A month ago")),
        ("12m", _("A year ago")),
    ]


def _as_they_are(names: Sequence[str]) -> list[tuple[str, str]]:
    return [(name, name) for name in names]


def _teams(me: Representative) -> QuerySet[Team]:
    return Team.objects.all() if me.is_administrator else Team.objects.filter(pk__in=list(me.places))


def _people(me: Representative) -> QuerySet[Representative]:
    people = Representative.objects.active().people()
    return people if me.is_administrator else people.filter(memberships__team__in=list(me.places)).distinct()


def _anything() -> str:
    return _("“%(value)s” is not known here.")


_WHY: dict[str, Callable[[], str]] = {
    "owner": lambda: _("Nobody here is called “%(value)s”."),
    "team": lambda: _("There is no team called “%(value)s”."),
    "inbox": lambda: _("There is no inbox called “%(value)s”."),
    "tag": lambda: _("There is no tag “%(value)s”."),
    "from": lambda: _("No customer writes from “%(value)s”."),
    "after": lambda: _("“%(value)s” is no day. Write it as 2026-09-15, 2026-09 or 7d."),
    "before": lambda: _("“%(value)s” is no day. Write it as 2026-09-15, 2026-09 or 7d."),
}
