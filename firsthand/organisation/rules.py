"""What may be said about an organisation. Pure."""

import re
from functools import lru_cache
from zoneinfo import ZoneInfo, available_timezones

from django.utils.translation import gettext_lazy as _

from firsthand.kit.errors import Refused
from firsthand.kit.text import one_line

SPOKEN = frozenset({"en", "lt", "it", "bg"})
# Names as browsers send them; others are written in ASCII first (RFC 5890).
HOST = re.compile(
    r"(?=.{1,253}(:|$))([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*(:\d{1,5})?"
)
NOT_PLACES = ("Etc/", "SystemV/", "US/", "posix/", "right/")


class Unnamed(Refused):
    """A name is missing."""

    words = _("Please give it a name.")


class UnknownLanguage(Refused):
    """We do not speak this language."""

    words = _("Firsthand does not speak the language “{language}” yet. Choose one from the list.")


class UnknownTimeZone(Refused):
    """There is no such time zone."""

    words = _("There is no time zone called “{timezone}”. Choose one such as Europe/Vilnius.")


class NoSuchHost(Refused):
    """It is no address of the web."""

    words = _("“{given}” is no web address. Write it as my.shop.example.")


def a_host(words: str) -> str:
    """The host of an address, with its port if it names one, as browsers send it; empty for none. Raises NoSuchHost."""
    plain = words.strip().lower().removeprefix("https://").removeprefix("http://").rstrip("/")
    if plain and (len(plain) > 260 or not HOST.fullmatch(plain)):
        raise NoSuchHost(given=words[:80])
    return plain


def a_name(words: str, *, at_most: int = 120) -> str:
    """The name on one line. Raises Unnamed."""
    name = one_line(words, at_most=at_most)
    if not name:
        raise Unnamed
    return name


def a_language(code: str) -> str:
    """The code of a language that we speak. Raises UnknownLanguage."""
    if code not in SPOKEN:
        raise UnknownLanguage(language=code[:20])
    return code


def a_time_zone(name: str) -> str:
    """The name of a zone that the time zone database knows. Raises UnknownTimeZone."""
    if not _is_zone(name):
        raise UnknownTimeZone(timezone=name[:60])
    return name


@lru_cache(maxsize=1024)
def _is_zone(name: str) -> bool:
    try:
        return bool(ZoneInfo(name).key)
    except (KeyError, ValueError, OSError):
        return False


@lru_cache(maxsize=1)
def time_zones() -> list[tuple[str, str]]:
    """The zones that are named after a place, by continent, and UTC; each with the words to choose it by."""
    names = sorted(name for name in available_timezones() if "/" in name and not name.startswith(NOT_PLACES))
    return [("UTC", "UTC"), *((name, name.replace("_", " ")) for name in names)]
