"""The states of a conversation, and where it stands on the desk."""

from datetime import datetime, timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """Whose turn it is."""

    OPEN = "open", _("open")
    WAITING = "waiting", _("waiting for the customer")
    SNOOZED = "snoozed", _("snoozed")
    RESOLVED = "resolved", _("resolved")
    HELD = "held", _("held back")


class HeldFor(models.TextChoices):
    """Why a conversation is held back from the desk."""

    LIKELY = "likely", _("looks like spam")
    MARKED = "marked", _("marked as spam")
    BLOCKED = "blocked", _("the sender is blocked")


class Priority(models.IntegerChoices):
    """How urgent it is."""

    LOW = 1, _("low")
    NORMAL = 2, _("normal")
    HIGH = 3, _("high")
    URGENT = 4, _("urgent")


class LastBy(models.TextChoices):
    """Who had the last word."""

    CUSTOMER = "customer", _("customer")
    REPRESENTATIVE = "representative", _("representative")


# What owes nothing stands behind all that does, in the order of its last word.
BEHIND = timedelta(days=365 * 100)
# Nobody promises anything for so far ahead.
NEAR = timedelta(days=365 * 50)


def place_on_desk(*due: datetime | None, last_at: datetime) -> datetime:
    """The key by which the desk is sorted: when the next of these falls due, or far behind everything that is due."""
    return min(filter(None, due), default=last_at + BEHIND)
