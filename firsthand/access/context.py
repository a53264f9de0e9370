"""What the pages at the door are told beside their form."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext_lazy

from firsthand.look.jinja import SHEETS
from firsthand.organisation.queries import the_organisation

# Written here, not in the pages: the door's pages are Django templates, and our words are gathered from Python and Jinja2.
WELCOME = gettext_lazy("Good to see you")
INVITED = gettext_lazy("New here? You come in by invitation: ask your administrator for one.")
OR_BY_PASSKEY = gettext_lazy("or without a password")
BACK = gettext_lazy("Back to the desk")
PATIENCE = gettext_lazy("A moment, please")
PATIENCE_WHY = gettext_lazy("There were too many tries from here. Wait five minutes, then try again.")

# Django's words about a new password: its catalogues lack some of them in languages that we speak, and ours come first.
OF_PASSWORDS = (
    gettext_lazy("Your password can’t be too similar to your other personal information."),
    gettext_lazy("Your password can’t be a commonly used password."),
    ngettext_lazy(
        "This password is too short. It must contain at least %d character.",
        "This password is too short. It must contain at least %d characters.",
    ),
)

WORDS = {
    "welcome": WELCOME,
    "invited": INVITED,
    "or_by_passkey": OR_BY_PASSKEY,
    "back": BACK,
    "patience": PATIENCE,
    "patience_why": PATIENCE_WHY,
}


def door(request: HttpRequest) -> dict[str, Any]:
    """The house, how its pages are dressed, and our own words."""
    return {
        "house": SimpleLazyObject(the_organisation),
        "sheets": SHEETS,
        "theme": theme_of(request),
        "words": WORDS,
        "skip": _("To the main part"),
    }


def theme_of(request: HttpRequest) -> str:
    """Light or dark when the reader chose, else as the system has it."""
    chosen = request.COOKIES.get("theme", "")
    return chosen if chosen in {"light", "dark"} else "system"
