"""HTML from strangers: made safe to show, and turned into plain words."""

from firsthand.kit.html.bounds import is_too_long
from firsthand.kit.html.safe import clean
from firsthand.kit.html.words import to_text

__all__ = ["clean", "is_too_long", "to_text"]
