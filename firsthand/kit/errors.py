"""The root of every refusal: an error that carries a sentence for the person who met it."""

from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise


class Refused(Exception):
    """What was asked cannot be done; `sentence` says to a person why, or what to do next."""

    words: str | Promise = ""

    def __init__(self, words: str | Promise = "", **values: Any) -> None:
        super().__init__(str(type(self).__name__))
        self.words = words or self.words
        self.values: Mapping[str, Any] = values

    @property
    def sentence(self) -> str:
        """The words in the reader's language, with their values filled in."""
        return str(self.words).format_map(self.values)

    def __str__(self) -> str:
        return self.sentence or type(self).__name__


class Forbidden(Refused):
    """Someone asked for what is not theirs to do."""


class Stale(Refused):
    """Somebody else changed it meanwhile."""
