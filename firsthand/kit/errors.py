"""The root of every refusal: an error that carries a sentence for the person who met it."""

from collections.abc import Mapping
from typing import Any

from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext


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

    @property
    def template(self) -> str:
        """The words as they stand in the catalogues, blanks unfilled: kept with the values, it is said to each in theirs."""
        with translation.override(None):
            return str(self.words)

    def __str__(self) -> str:
        return self.sentence or type(self).__name__


class Forbidden(Refused):
    """Someone asked for what is not theirs to do."""


class Stale(Refused):
    """Somebody else changed it meanwhile."""


def sentence_of(template: str, values: Mapping[str, Any]) -> str:
    """The sentence of a refusal that was kept, in the reader's language; what is no template stays as it is."""
    said = gettext(template) if template else ""
    return said.format_map(values) if values else said
