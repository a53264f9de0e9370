"""What could not be read, noted by code while reading goes on."""

from dataclasses import dataclass, field

MOST_ENVELOPES = 5
MOST_ENCLOSED = 10_000_000  # bytes of enclosed letters that are read
MOST_CALENDARS = 5
# With one of these the page says "could not be read" and offers the original.
UNREADABLE = frozenset(
    ("too-deep", "too-many-parts", "no-header", "body-cut", "failed", "encrypted", "enclosed-too-large", "partial")
)


@dataclass
class Trouble:
    """A notepad handed through the reader; `charset` is what the letter names for its words, a hint for its raw head."""

    codes: list[str] = field(default_factory=list)
    charset: str = ""
    envelopes: int = MOST_ENVELOPES
    enclosed: int = MOST_ENCLOSED
    calendars: int = MOST_CALENDARS

    def note(self, code: str) -> None:
        """The code stands once."""
        if code not in self.codes:
            self.codes.append(code)

    def may_open(self) -> bool:
        """Whether one more envelope may be opened: they can be put into each other without end."""
        self.envelopes -= 1
        if self.envelopes == -1:
            self.note("too-deep")
        return self.envelopes >= 0

    def may_look(self) -> bool:
        """Whether one more calendar is looked into."""
        self.calendars -= 1
        return self.calendars >= 0

    def may_read(self, size: int) -> bool:
        """Whether there is room for one more enclosed letter."""
        self.enclosed -= size
        return self.enclosed >= 0

    @property
    def is_serious(self) -> bool:
        """Whether words of the letter may be missing."""
        return any(code in UNREADABLE for code in self.codes)
