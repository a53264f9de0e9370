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
BACK_TO_DOOR = gettext_lazy("Back to sign-in")
PATIENCE = gettext_lazy("A moment, please")
PATIENCE_WHY = gettext_lazy("There were too many tries from here. Wait five minutes, then try again.")

# Whoever forgot a password, and whoever is asked once more. Nobody is told whether an address is known.
ON_PAGES = {
    "forgotten": gettext_lazy("Forgot your password?"),
    "forgotten_how": gettext_lazy("Write the address with which you sign in. We mail you a link to choose a new one."),
    "mail_link": gettext_lazy("Mail me the link"),
    "look_into_mail": gettext_lazy("Look into your mail"),
    "look_into_mail_how": gettext_lazy(
        "If somebody works here with this address, a link is on its way there; it works for an hour. Nothing after some "
        "minutes? Look among your spam, then ask your administrator."
    ),
    "link_ended": gettext_lazy("This link does not work any more"),
    "link_ended_why": gettext_lazy("Each works once, and for an hour."),
    "another_link": gettext_lazy("Ask for another link"),
    "new_password": gettext_lazy("Choose a new password"),
    "keep_password": gettext_lazy("Keep this password"),
    "password_kept": gettext_lazy("Your new password holds"),
    "password_kept_then": gettext_lazy("You are signed out everywhere else. Sign in with it from now on."),
    "closed": gettext_lazy("Your account is closed"),
    "closed_then": gettext_lazy("If you should still come in here, ask your administrator."),
    "once_more": gettext_lazy("Is it you?"),
    "once_more_why": gettext_lazy("What comes next is worth much, so please show once more that it is you."),
    "another_way": gettext_lazy("or another way"),
    "asked_code": gettext_lazy("One step more"),
    "asked_code_how": gettext_lazy("Write the number that your app shows now, or one of your recovery codes."),
}

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
    "back_to_door": BACK_TO_DOOR,
    "patience": PATIENCE,
    "patience_why": PATIENCE_WHY,
    **ON_PAGES,
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
