"""How many may talk to the inlet at once."""

from typing import Protocol

MOST = 1_000  # each holds at most some 200 kB in memory


class Guest(Protocol):
    """Somebody who is connected."""

    def send_away(self, words: str) -> None: ...


class Crowd:
    """When it is full, whoever has brought nothing for the longest makes room: silence and dribbling block nobody else."""

    def __init__(self, *, most: int = MOST) -> None:
        self._most = most
        self._since: dict[Guest, float] = {}

    def enter(self, guest: Guest, *, at: float) -> None:
        """The guest is in; `at` is on the loop's stopwatch."""
        if len(self._since) >= self._most:
            idlest = min(self._since, key=self._since.__getitem__)
            self.leave(idlest)
            idlest.send_away("421 4.3.2 Too many connections, please come again")
        self._since[guest] = at

    def brought_something(self, guest: Guest, *, at: float) -> None:
        """The guest is none of the idle."""
        if guest in self._since:
            self._since[guest] = at

    def leave(self, guest: Guest) -> None:
        """The guest is gone."""
        self._since.pop(guest, None)

    def all(self) -> list[Guest]:
        """Everybody who is in."""
        return list(self._since)
