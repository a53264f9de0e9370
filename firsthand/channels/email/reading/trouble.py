"""What could not be read, noted by code while reading goes on."""

from dataclasses import dataclass, field

# With one of these the page says "could not be read" and offers the original.
UNREADABLE = frozenset(
    ("too-deep", "too-many-parts", "no-header", "body-cut", "failed", "html-failed", "encrypted-unreadable")
)


@dataclass
class Trouble:
    """A notepad handed through the reader."""

    codes: list[str] = field(default_factory=list)

    def note(self, code: str) -> None:
        """The code stands once."""
        if code not in self.codes:
            self.codes.append(code)

    @property
    def is_serious(self) -> bool:
        """Whether words of the letter may be missing."""
        return any(code in UNREADABLE for code in self.codes)
