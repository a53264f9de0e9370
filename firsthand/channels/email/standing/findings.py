"""What was found about a record: a sentence, how bad it is, and the whole new record where one helps. Pure."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Protocol


class Tone(Enum):
    """How much it matters."""

    GOOD = "good"
    SOON = "soon"  # letters arrive, but it should be put right
    LATE = "late"  # letters are refused or disbelieved
    PLAIN = ""


@dataclass(frozen=True)
class Record:
    """One record of the DNS, as it is typed into a provider's form."""

    name: str
    value: str
    kind: str = "TXT"


@dataclass(frozen=True)
class Finding:
    """What to know, and what to publish."""

    tone: Tone
    words: str
    record: Record | None = None


class Answers(Protocol):
    """Whoever knows what the DNS holds. Nothing where there is nothing; raises where nobody can say now."""

    def texts(self, name: str) -> list[bytes]: ...

    def mail_servers(self, name: str) -> list[str]: ...


def text_records(found: list[bytes], *, is_one: Callable[[str], bool]) -> list[str]:
    """Those of the records that are meant, as words."""
    return [text for text in (one.decode("utf-8", "replace").strip() for one in found) if is_one(text)]
