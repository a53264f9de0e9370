"""The kinds of promises, how they stand, and why one was not kept."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What is promised; the first three are made by targets, the others by people."""

    FIRST_ANSWER = "first_answer", _("first answer")
    NEXT_ANSWER = "next_answer", _("next answer")
    SOLUTION = "solution", _("solution")
    CALL_BACK = "call_back", _("call back")
    FOLLOW_UP = "follow_up", _("follow-up")
    APPOINTMENT = "appointment", _("appointment")
    FREE = "free", _("word")


# So many minutes before it falls due the owner is reminded, who may choose otherwise.
USUAL_LEAD = 30

SAID_BY_PEOPLE = (Kind.FREE, Kind.CALL_BACK, Kind.APPOINTMENT, Kind.FOLLOW_UP)


class Stand(models.TextChoices):
    """How a promise stands."""

    OPEN = "open", _("open")
    KEPT = "kept", _("kept")
    BROKEN = "broken", _("broken")
    RENEGOTIATED = "renegotiated", _("renegotiated")
    RELEASED = "released", _("released")


class Owed(models.TextChoices):
    """Which promise that a target makes in a conversation; one of each is unsettled at a time."""

    NOTHING = "", _("said by a person")
    ANSWER = "answer", _("answer")
    SOLUTION = "solution", _("solution")


class Cause(models.TextChoices):
    """Why a promise was broken, as its owner says."""

    FORGOTTEN = "forgotten", _("it was forgotten")
    TOO_MUCH = "too_much", _("there was too much to do")
    WAITED = "waited", _("we waited for a colleague or another team")
    SUPPLIER = "supplier", _("a supplier or carrier was late")
    SYSTEM = "system", _("a machine or system failed")
    TOO_SOON = "too_soon", _("it was promised too soon")
    CUSTOMER = "customer", _("the customer could not be reached")
    OTHER = "other", _("something else")
