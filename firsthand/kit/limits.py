"""How much one may do in how much time, and at one time. Belongs to one process; the clock is an argument."""

from collections import Counter, deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from ipaddress import ip_address, ip_network
from threading import Lock


@dataclass
class Limit:
    """So many in so many seconds, of each; whoever has been silent that long is forgotten."""

    most: int
    seconds: float
    _done: dict[str, deque[float]] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock, repr=False)

    def allows(self, who: str, *, at: float, times: int = 1) -> bool:
        """Whether one more, or so many more, is within the limit; it is counted when it is."""
        with self._lock:
            done = self._done.setdefault(who, deque())
            while done and done[0] <= at - self.seconds:
                done.popleft()
            if len(done) + times > self.most:
                return False
            done.extend([at] * times)
            if len(self._done) > 20_000:
                self._forget(at)
            return True

    def _forget(self, at: float) -> None:
        self._done = {who: done for who, done in self._done.items() if done and done[-1] > at - self.seconds}


@dataclass
class AtOnce:
    """So many at one time, of each machine; what ends makes room. Belongs to one event loop."""

    most: int
    _there: Counter[str] = field(default_factory=Counter)

    @contextmanager
    def place(self, address: str) -> Iterator[bool]:
        """Whether there is room for one more, who has it until they leave; whoever sits at this machine always has."""
        who, is_counted = machine_of(address), not is_near(address)
        if is_counted and self._there[who] >= self.most:
            yield False
            return
        if is_counted:
            self._there[who] += 1
        try:
            yield True
        finally:
            if is_counted:
                self._there[who] -= 1
                if not self._there[who]:
                    del self._there[who]


def machine_of(address: str) -> str:
    """Whose address it is: who has one of IPv6 has all of its network, and could be another with each word (RFC 6177)."""
    try:
        place = ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if place.version == 4:
        return str(place)
    return str(place.ipv4_mapped or ip_network((place, 64), strict=False))


def is_near(address: str) -> bool:
    """Whoever sits at this machine; a proxy that does not say for whom it asks is set up by FIRSTHAND_PROXIES."""
    return address in {"127.0.0.1", "::1"}
