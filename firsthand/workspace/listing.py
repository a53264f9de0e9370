"""How the reader wants their lists: in which order, how close, and what of each row."""

from collections.abc import Callable
from functools import lru_cache

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from firsthand.conversations.queries import Sort
from firsthand.team.models import Representative
from firsthand.workspace.rules.list_look import Look


def look_of(me: Representative) -> Look:
    """What they chose on any of their devices."""
    return Look.chosen(me.choices)


def preferred(me: Representative, code: str) -> str:
    """In which order they read the list of this code, where they have said so."""
    sorts = me.choices.get("sorts")
    return str(sorts.get(code, "")) if isinstance(sorts, dict) else ""


@lru_cache(maxsize=512)
def attributes(look: Look) -> SafeString:
    """What the sheet needs to know of it."""
    return format_html(' data-density="{}" data-shows="{}"', look.density, " ".join(look.columns))


def list_id(code: str, me: Representative) -> str:
    """One list in one order and look: another one takes its place rather than being morphed into it."""
    return f"list-{code}-{preferred(me, code) or 'usual'}-{look_of(me).sign}"


SORTS: dict[Sort, tuple[Callable[[], str], str]] = {
    Sort.DUE: (lambda: _("What is due first"), "clock"),
    Sort.NEWEST: (lambda: _("The newest first"), "arrow-down"),
    Sort.OLDEST: (lambda: _("The oldest first"), "arrow-up"),
}
DENSITY_WORDS: dict[str, Callable[[], str]] = {
    "comfortable": lambda: _("Comfortable"),
    "compact": lambda: _("Compact"),
    "table": lambda: _("Table, as wide as the screen"),
}
COLUMN_WORDS: dict[str, Callable[[], str]] = {
    "face": lambda: _("Face"),
    "excerpt": lambda: _("Beginning of the message"),
    "moment": lambda: _("When the last word was"),
    "owner": lambda: _("Owner"),
    "inbox": lambda: _("Inbox"),
    "tags": lambda: _("Tags"),
    "number": lambda: _("Number"),
}
