"""The ways to reach somebody, how each is compared, and what proves that it is theirs."""

import re
import unicodedata

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from firsthand.people.rules.addresses import normalised

PHONE = re.compile(r"\+?[0-9]{5,15}")
EMAIL = re.compile(r"[^@\s<>,;]+@[^@\s<>,;]+")
# A national number and an international one end alike, whatever stands before (ITU-T E.164: at most 15 digits).
TAIL = 8


class Way(models.TextChoices):
    """The kinds of addresses."""

    EMAIL = "email", pgettext_lazy("kind of address", "Mail")
    PHONE = "phone", pgettext_lazy("kind of address", "Telephone")
    CHAT = "chat", pgettext_lazy("kind of address", "Chat")
    EXTERNAL = "external", pgettext_lazy("kind of address", "Number elsewhere")


class Proof(models.TextChoices):
    """How it was proven that an address is somebody's."""

    CODE = "code", _("by a code that was sent there")
    ANSWER = "answer", _("by an answer from there, for which its domain vouches")
    LINK = "link", _("by a link that was sent there")
    SITE = "site", _("by signing in on the site")
    SEEN = "seen", _("by a colleague who asked")
    IMPORT = "import", _("by the system from which it was moved in")


PROOF_WORDS = {one.value: one.label for one in Proof}


def proof_in_words(how: str) -> str:
    """How it was proven, in the reader's language; empty for a code of another age."""
    return str(PROOF_WORDS.get(how, ""))


def written(kind: str, value: str) -> str:
    """The address of this kind as it is kept and compared."""
    match kind:
        case Way.EMAIL:
            return normalised(value)
        case Way.PHONE:
            return phone(value)
    return "".join(unicodedata.normalize("NFC", value).split())[:320]


def phone(number: str) -> str:
    """The digits of a telephone number, with a plus where the country is said: 00 370 (612) is +370612."""
    digits = "".join(str(unicodedata.digit(sign)) for sign in number if sign.isdigit())
    if number.strip().startswith(("+", "＋")):
        return f"+{digits}"
    return f"+{digits[2:]}" if digits.startswith("00") else digits


def is_address(kind: str, value: str) -> bool:
    """Whether it can be an address of this kind."""
    plain = written(kind, value)
    match kind:
        case Way.EMAIL:
            return EMAIL.fullmatch(plain) is not None
        case Way.PHONE:
            return is_phone(plain)
    return kind in Way.values and bool(plain)


def is_phone(number: str) -> bool:
    """Whether it is one that can be called."""
    return PHONE.fullmatch(number) is not None


def tail_of(number: str) -> str:
    """What two writings of one number share; empty of what is too short to say."""
    digits = number.removeprefix("+")
    return digits[-TAIL:] if len(digits) >= TAIL else ""
