"""How long a visit lasts, how a code is made and how often one may be asked for. Pure."""

import hashlib
import hmac
import secrets
from datetime import timedelta

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from firsthand.kit.errors import Refused

VISIT_LASTS = timedelta(hours=24)
CODE_LASTS = timedelta(minutes=15)
DIGITS = 8
# With five tries each, twelve codes an hour at one address are one chance in a million and a half.
TRIES = 5
WITHIN = timedelta(hours=1)
# One machine is stopped long before the address is, so that no single stranger takes all codes of somebody's hour.
MOST_FROM_MACHINE_AT_ADDRESS, MOST_AT_ADDRESS, MOST_FROM_MACHINE = 4, 12, 40
# Codes that add an address go to strangers too: nobody sends them to a whole list.
MOST_FROM_CUSTOMER = 10
# What was asked for is forgotten after this; it says who wanted in, and when.
FORGOTTEN_AFTER = timedelta(days=2)


class AskedTooOften(Refused):
    words = _(
        "Codes were asked for many times. Wait an hour, then ask once more; the link under any of our letters to you "
        "opens its matter meanwhile."
    )


class NoAddress(Refused):
    words = _("Type the e-mail address from which you write to us, such as name@example.com.")


class IsYours(Refused):
    words = _("{address} is yours already.")


class TheLastWayIn(Refused):
    words = _("Without this address no mail would reach you for sure. Add another one first; then this one can go.")


class WrongCode(Refused):
    words = _("This is not the code, or its time is over. Look at the newest mail, or ask for another code.")


def a_code() -> str:
    """Eight digits that nobody guesses."""
    return f"{secrets.randbelow(10**DIGITS):0{DIGITS}}"


def in_halves(code: str) -> str:
    """As one reads it: 1234 5678."""
    return f"{code[:4]} {code[4:]}"


def sealed(words: str, *, purpose: str) -> str:
    """What is kept of a short secret: without our key nobody finds out which it was by trying all."""
    key = f"{purpose}:{settings.SECRET_KEY}".encode()
    return hmac.new(key, words.encode(), hashlib.sha256).hexdigest()


def is_same(one: str, other: str) -> bool:
    """Compared in a time that tells nothing."""
    return hmac.compare_digest(one.encode(), other.encode())
