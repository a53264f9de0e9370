"""Tells open screens to look again: topics go out, never content."""

from firsthand.live.ears import hear
from firsthand.live.telling import tell

__all__ = ["hear", "tell"]
