"""An answer as it is looked at, and what is found in it."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

# What somebody else said and is only quoted, and what stands under the line by which programs know a signature.
QUOTED = re.compile(r"^[ \t]*>.*$", re.MULTILINE)
SIGNATURE = re.compile(r"^-- ?\n.*\Z", re.MULTILINE | re.DOTALL)
LONGEST = 20_000


class Doubt(StrEnum):
    """What may be wrong with an answer."""

    FORGOTTEN_FILE = "forgotten-file"
    LEFT_OPEN = "left-open"
    NOT_INSERTED = "not-inserted"
    NO_NAME = "no-name"
    NOTHING_SAID = "nothing-said"
    WRONG_NAME = "wrong-name"
    FOR_COLLEAGUES = "for-colleagues"
    CUSTOMER_WROTE = "customer-wrote"


@dataclass(frozen=True, slots=True)
class Finding:
    """A doubt, and the words that raised it."""

    doubt: Doubt
    words: str = ""


@dataclass(frozen=True)
class Answer:
    """The words, how many files go along, by which names its reader is known, and which colleagues are called by @."""

    text: str
    files: int = 0
    names: tuple[str, ...] = ()
    called: tuple[str, ...] = ()

    @cached_property
    def own(self) -> str:
        """What its writer says themselves, without what is quoted and the signature."""
        return SIGNATURE.sub("", QUOTED.sub("", self.text[:LONGEST])).strip()
