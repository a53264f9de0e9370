"""The threads of a worker that carry errands out; they never touch the errands' table themselves."""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from math import inf
from queue import Empty, PriorityQueue
from threading import Thread
from time import monotonic
from typing import Protocol

from django.db import close_old_connections, connections

from firsthand.journal.errands.carry_out import Outcome, carry_out
from firsthand.journal.models.errand import Errand

LOOKS_AFTER_CONNECTIONS = 5.0  # seconds


class Bell(Protocol):
    """What is rung when an errand has ended."""

    def set(self) -> None: ...


@dataclass(frozen=True, order=True)
class Turn:
    """Where an errand stands in line, as in the database: the urgent first, then the oldest; the end is last."""

    urgency: float
    number: float
    errand: Errand | None = field(compare=False, default=None)


END = Turn(inf, inf)


class Hands:
    """Errands go in by `take`, outcomes come out by `finished`, until they are written and `let_go`."""

    def __init__(self, count: int, *, bell: Bell) -> None:
        self.count = count
        self.held: dict[int, Errand] = {}
        self._bell = bell
        self._backlog: PriorityQueue[Turn] = PriorityQueue()
        self._outcomes: deque[Outcome] = deque()
        self._began = monotonic()

    def open(self, name: str) -> None:
        """The threads stand ready."""
        for number in range(self.count):
            # Daemons: an errand that hangs in a network call must not keep the process from stopping.
            Thread(target=self._work, name=f"{name} errands {number + 1}", daemon=True).start()

    def close(self) -> None:
        """Each thread ends after what it is doing."""
        for _ in range(self.count):
            self._backlog.put(END)

    def take(self, errands: Iterable[Errand]) -> None:
        """They will be carried out, the most urgent first, also before what was taken earlier."""
        for errand in errands:
            self.held[errand.pk] = errand
            self._backlog.put(Turn(-errand.priority, errand.pk, errand))

    def finished(self) -> list[Outcome]:
        """What has ended and is not yet let go."""
        return [self._outcomes[index] for index in range(len(self._outcomes))]

    def let_go(self, outcomes: Iterable[Outcome]) -> None:
        """These, the oldest, are written down."""
        for outcome in outcomes:
            self._outcomes.popleft()
            self.held.pop(outcome.errand.pk, None)

    def take_back(self) -> list[int]:
        """What no thread has begun; none will."""
        unbegun = []
        try:
            while errand := self._backlog.get_nowait().errand:
                unbegun.append(errand.pk)
                self.held.pop(errand.pk, None)
        except Empty:
            pass
        return unbegun

    @property
    def is_stuck(self) -> bool:
        """Has everything unbegun been waiting behind slow errands for half a second?"""
        return not self._backlog.empty() and monotonic() - self._began > 0.5

    def _work(self) -> None:
        looked = monotonic()
        while errand := self._backlog.get().errand:
            self._began = monotonic()
            if self._began - looked > LOOKS_AFTER_CONNECTIONS:
                close_old_connections()
                looked = self._began
            outcome = carry_out(errand)
            if not outcome.is_done:
                close_old_connections()
            self._outcomes.append(outcome)
            self._bell.set()
        connections.close_all()
