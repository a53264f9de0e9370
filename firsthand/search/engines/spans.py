"""Spans of time as tokens: each document carries the spans that it stands in, from an hour to two years."""

from dataclasses import dataclass

LEVELS = (12, 16, 20, 24)
MOST_TOKENS = 16


def span_tokens(second: int) -> list[str]:
    """The spans of 2^12, 2^16, 2^20 and 2^24 seconds that a moment stands in."""
    return [f"_t{level}x{second >> level}" for level in LEVELS]


@dataclass(frozen=True)
class Span:
    """From a second to a second, as few tokens wide as can be."""

    since: int
    until: int

    @property
    def level(self) -> int | None:
        """The finest level at which few tokens cover the span, if there is one."""
        fits = (level for level in LEVELS if (self.until >> level) - (self.since >> level) < MOST_TOKENS)
        return next(fits, None)

    @property
    def start(self) -> int:
        """Where the covering tokens begin, which is not after `since`."""
        return self.since >> (self.level or 0) << (self.level or 0)

    @property
    def tokens(self) -> list[str]:
        """The tokens of which each document of the span has one; none when the span is too wide to be worth it."""
        level = self.level
        if level is None:
            return []
        return [f"_t{level}x{step}" for step in range(self.since >> level, (self.until >> level) + 1)]
