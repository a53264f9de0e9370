"""The words and pictures every page may use."""

import re
from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext, ngettext, npgettext, pgettext
from jinja2 import StrictUndefined
from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup

from firsthand.kit.build import build
from firsthand.kit.text import initials
from firsthand.look import clocks, time_words, times
from firsthand.look.escaping import attributes
from firsthand.look.faces import hue_of
from firsthand.look.folding import LanguageEnvironment
from firsthand.look.icons import icon
from firsthand.look.panels import panels
from firsthand.look.sizes import file_size

# "style", "open" and "tabindex" belong to the reader while a page lives: a morph leaves them alone, as it does `data-own-…`;
# whatever lost its tabindex would lose the focus with it.
# Refusals are told by the toasts; a 422 carries the form back with its errors, so that one alone is shown in place.
HTMX = {
    "includeIndicatorCSS": False,
    "morphIgnore": ["data-htmx-powered", "data-own-", "style", "open", "tabindex"],
    "noSwap": [204, 304, 400, 401, 403, 404, 405, 409, 410, 412, 413, 429, "5xx"],
    "extensions": "none",
}
SHEETS = ("tokens", "base", "parts", "forms", "floating", "workspace", "thread", "tweaks")
BEHAVIOURS = (
    "auto-save",
    "copy-text",
    "drop-files",
    "due-clock",
    "growing-text",
    "in-view",
    "key-map",
    "late-answers",
    "live-screen",
    "mail-frame",
    "new-rows",
    "newer-version",
    "open-dialog",
    "open-thread",
    "rich-text",
    "roving-tabs",
    "spoken-time",
    "theme-choice",
    "toast-stack",
)


def environment(**options: Any) -> LanguageEnvironment:
    """A Jinja2 environment that escapes, translates, and fails on a value nobody gave."""
    options |= {"extensions": ["jinja2.ext.i18n"], "undefined": StrictUndefined, "autoescape": True}
    made = LanguageEnvironment(trim_blocks=True, lstrip_blocks=True, **options)
    made.policies["ext.i18n.trimmed"] = True
    made.install_gettext_callables(gettext, ngettext, newstyle=True, pgettext=pgettext, npgettext=npgettext)  # type: ignore[attr-defined]
    made.globals.update(GLOBALS)
    made.filters.update(FILTERS)
    made.constants = {name: GLOBALS[name] for name in CONSTANTS}
    made.parts = PARTS
    made.plain = GLOBALS.keys()
    return made


def words(english: str, **values: object) -> Markup:
    """The words in the reader's language, with these values in them, escaped."""
    return Markup(gettext(english)) % values  # noqa: S704  # our own words


def breakable(address: str) -> Markup:
    """An address that goes on in the next line after its @ or a dot, rather than within a word."""
    return Markup("<wbr>").join(re.split(r"(?<=[@.])", address))


def url(name: str, **values: Any) -> str:
    """The address of a named page."""
    return reverse(name, kwargs=values or None)


def language() -> str:
    """The language of this page, as browsers and screen readers call it."""
    return translation.get_language() or settings.LANGUAGE_CODE


def direction() -> str:
    """Which way this page's language is written."""
    return "rtl" if translation.get_language_bidi() else "ltr"


def sheets() -> Markup:
    """The style sheets of every page."""
    return lines('<link rel="stylesheet" href="{}">', (f"look/css/{name}.css" for name in SHEETS))


def behaviours() -> Markup:
    """The scripts of every page."""
    return lines('<script type="module" src="{}"></script>', (f"look/js/{name}.js" for name in BEHAVIOURS))


def lines(line: str, files: Iterable[str]) -> Markup:
    return Markup("\n  ").join(Markup(line).format(static(file)) for file in files)  # noqa: S704  # our own words


def written_on(request: HttpRequest | None) -> str:
    """What a page of the workspace is written on; whoever clicked, or asks for its list, has its frame on the screen."""
    is_click = request is not None and request.headers.get("HX-Target", "").startswith(("div#workspace", "div#list-"))
    return "look/within.html" if is_click else "look/base.html"


def house_time() -> float:
    """The house's clock, in seconds, up to which a page knows everything."""
    return timezone.now().timestamp()


def htmx() -> Markup:
    """What htmx is told, for an attribute."""
    return htmlsafe_json_dumps(HTMX)


def spans() -> Markup:
    """Lengths of time in the page's language, for an attribute."""
    return htmlsafe_json_dumps(time_words.for_scripts())


GLOBALS: dict[str, Callable[..., object]] = {
    "static": cache(static),
    "url": url,
    "icon": icon,
    "panels": panels,
    "language": language,
    "direction": direction,
    "now": timezone.now,
    "house_time": house_time,
    "zone": timezone.get_current_timezone_name,
    "written_on": written_on,
    "sheets": sheets,
    "behaviours": behaviours,
    "htmx": htmx,
    "spans": spans,
    "build": build,
    "_": words,
    "gettext": words,
}
# Their answers stay while the process lives and the language is one.
CONSTANTS = (
    "_", "gettext", "static", "url", "icon", "language", "direction", "sheets", "behaviours", "htmx", "spans", "build",
)  # fmt: skip
# Neither the time nor who asks matters to what they draw.
PARTS = frozenset(
    f"look/{name}.html"
    for name in ("button", "dialog", "gallery", "keys", "live", "notice", "rich_bar", "search", "tag", "toast")
)
FILTERS = {
    "in_words": times.in_words,
    "day_in_words": times.day_in_words,
    "until_in_words": times.until_in_words,
    "due_in_words": times.due_in_words,
    "exact_time": times.exact_time,
    "clock_time": times.clock_time,
    "time_in_day": times.time_in_day,
    "part_left": clocks.part_left,
    "clock_state": clocks.clock_state,
    "file_size": file_size,
    "breakable": breakable,
    "initials": lru_cache(4096)(initials),
    "xmlattr": attributes,
    "hue": hue_of,
}
