"""Tells open screens to look again: topics go out, never content."""

from firsthand.live.ears import hear
from firsthand.live.telling import tell, told_at_the_end

__all__ = ["hear", "tell", "told_at_the_end"]
