"""Errands: work that follows a fact, written with it and carried out soon after it."""

from firsthand.journal.errands.endings import GiveUp, TryAgainAt
from firsthand.journal.errands.enqueue import Work, enqueue, enqueue_many
from firsthand.journal.errands.finish import finish

__all__ = ["GiveUp", "TryAgainAt", "Work", "enqueue", "enqueue_many", "finish"]
