"""The nouns of this folder."""

from firsthand.api.models.answered import Answered

__all__ = ["Answered"]
