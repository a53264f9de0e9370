"""The journal's rows."""

from firsthand.journal.models.change import Change
from firsthand.journal.models.clock import Clock
from firsthand.journal.models.entry import Entry
from firsthand.journal.models.errand import Errand

__all__ = ["Change", "Clock", "Entry", "Errand"]
