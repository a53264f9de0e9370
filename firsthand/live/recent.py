"""What was told lately: a screen that was away learns what it missed, and fetches nothing else. Pure: clocks are arguments."""

from collections.abc import Collection, Iterable

KEPT_FOR = 900.0  # seconds
KEPT_AT_MOST = 50_000  # topics
# Seconds between the clocks of two machines, and between what a page read of the database and when it says it was written.
MARGIN = 5.0


class Recent:
    """Each topic with the moment when it was last told, the oldest first."""

    def __init__(self, *, at: float) -> None:
        self._complete_since = at
        self._told: dict[str, float] = {}

    def note(self, topics: Iterable[str], *, at: float) -> None:
        """These were told now."""
        for topic in topics:
            self._told.pop(topic, None)
            self._told[topic] = at
        while self._told and (len(self._told) > KEPT_AT_MOST or next(iter(self._told.values())) < at - KEPT_FOR):
            oldest = next(iter(self._told))
            self._complete_since = self._told.pop(oldest)

    def forget(self, *, at: float) -> None:
        """Something may have been missed up to now."""
        self._told.clear()
        self._complete_since = at

    def missed(self, topics: Collection[str], *, after: float) -> set[str]:
        """Those that may have changed after this moment; all of them when that is longer ago than is remembered."""
        if after - MARGIN < self._complete_since:
            return set(topics)
        return {topic for topic in topics if self._told.get(topic, 0.0) >= after - MARGIN}
