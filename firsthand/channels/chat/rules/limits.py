"""How much one may do in how much time. Belongs to one process; the clock is an argument."""

from collections import deque
from dataclasses import dataclass, field


@dataclass
class Limit:
    """So many in so many seconds, of each; whoever has been silent that long is forgotten."""

    most: int
    seconds: float
    _done: dict[str, deque[float]] = field(default_factory=dict)

    def allows(self, who: str, *, at: float) -> bool:
        """Whether one more is within the limit; it is counted when it is."""
        done = self._done.setdefault(who, deque())
        while done and done[0] <= at - self.seconds:
            done.popleft()
        if len(done) >= self.most:
            return False
        done.append(at)
        if len(self._done) > 20_000:
            self._forget(at)
        return True

    def _forget(self, at: float) -> None:
        self._done = {who: done for who, done in self._done.items() if done and done[-1] > at - self.seconds}
