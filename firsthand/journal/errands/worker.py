"""A worker carries out errands and keeps the clocks, until it is told to stop."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from secrets import token_hex
from threading import Event
from time import monotonic

import structlog
from django.db import close_old_connections, connection, transaction
from django.utils import timezone

from firsthand.journal.clocks import Every, tick
from firsthand.journal.errands.carry_out import Outcome
from firsthand.journal.errands.claim import claim, claim_suspect, is_waiting
from firsthand.journal.errands.enqueue import TOPIC
from firsthand.journal.errands.hands import Hands
from firsthand.journal.errands.identity import identity
from firsthand.journal.errands.settle import free, give_back, settle
from firsthand.journal.errands.watch import Watch
from firsthand.journal.models.errand import Errand
from firsthand.live import hear, tell

log = structlog.get_logger(__name__)

LEASE = 60.0  # seconds without renewal until others take over; more than a database may keep its writers waiting
POLL = 1.0
AHEAD = 100  # errands taken beyond those under way, at most
LEAVES_WITHIN = 2.5  # seconds; with the poll before it and the rest of the process after it, under five


class Worker:
    """One thread does all the book-keeping (claims, leases, outcomes), a few others only carry out."""

    def __init__(self, name: str, *, threads: int = 2, every: Sequence[Every] = (), lease: float = LEASE) -> None:
        self.name = f"{name[:40]}#{token_hex(3)}@{identity()}"
        self._every = every
        self._lease = lease
        self._rest = min(POLL, lease / 6)
        self._bell = Event()
        self._hands = Hands(threads, bell=self._bell)
        self._watch = Watch(patience=lease)
        self._ahead = 0
        self._suspects_wait = True
        self._due: dict[str, float] = {}

    def run(self, stop: Event) -> None:
        """Errands are carried out until `stop` is set; then unbegun ones are given back and running ones waited for."""
        deaf = hear(self._listen)
        self._hands.open(self.name.partition("#")[0])
        try:
            while not stop.is_set():
                self._round_or_rest(stop)
        finally:
            deaf()
            self._leave()
            connection.close()

    def _listen(self, topics: Collection[str]) -> None:
        if TOPIC in topics:
            self._bell.set()

    def _round_or_rest(self, stop: Event) -> None:
        """A worker that ended would leave all later work undone, so it outlives whatever goes wrong."""
        try:
            self._round()
        except Exception as trouble:
            log.warning("errands.trouble", trouble=type(trouble).__name__, exc_info=True)
            connection.close()
            self._watch.forget()
            self._due.clear()
            stop.wait(POLL)

    def _round(self) -> None:
        self._bell.clear()
        self._chores()
        if not self._exchange():
            self._bell.wait(self._rest)

    def _exchange(self) -> bool:
        """Outcomes are written and new errands taken in one commit; was there anything?"""
        finished = self._hands.finished()
        room = self._room(len(finished))
        at = timezone.now()
        taken = self._exchanged(finished, room, at=at)
        self._hands.let_go(finished)
        self._hands.take(taken)
        return bool(finished or taken)

    def _exchanged(self, finished: Sequence[Outcome], room: int, *, at: datetime) -> Sequence[Errand]:
        """One commit; none where all that was done ended itself and nothing waits."""
        if all(one.is_gone for one in finished) and not (room and is_waiting(at=at)):
            return []
        with transaction.atomic():
            settle(finished, worker=self.name, at=at)
            return self._claim(room)

    def _room(self, finished: int) -> int:
        """How many more it takes. When all was done before it came back it takes twice as many ahead the next time."""
        under_way = len(self._hands.held) - finished
        if self._suspects_wait:
            return 0 if under_way else 1
        if finished and not under_way:
            self._ahead = min(2 * self._ahead + 2, AHEAD)
        return max(self._hands.count + self._ahead - under_way, 0)

    def _claim(self, room: int) -> Sequence[Errand]:
        """A suspect is carried out alone: should it kill this process too, nothing else is blamed."""
        if not room:
            return []
        at = timezone.now()
        until = at + timedelta(seconds=self._lease)
        if self._suspects_wait and (suspect := claim_suspect(self.name, at=at, until=until)):
            return suspect
        self._suspects_wait = False
        return claim(self.name, limit=room, at=at, until=until)

    def _chores(self) -> None:
        if self._is_time("look", POLL):
            tick(self._every, at=timezone.now())
            self._unstick()
        if self._is_time("free", self._lease / 6):
            close_old_connections()
            self._free_abandoned()
            self._suspects_wait = Errand.objects.due(timezone.now()).suspect().exists()
        if self._is_time("renew", self._lease / 3):
            self._renew()

    def _is_time(self, chore: str, seconds: float) -> bool:
        now = monotonic()
        if now < self._due.get(chore, 0):
            return False
        self._due[chore] = now + seconds
        return True

    def _unstick(self) -> None:
        """What waits behind slow errands is for other workers, or for later."""
        if self._hands.is_stuck:
            self._ahead = 0
            give_back(self._hands.take_back(), worker=self.name)
            tell([TOPIC])

    def _free_abandoned(self) -> None:
        """What is held under our own name but is not in hand comes from a claim whose commit was not heard of."""
        elsewhere = list(Errand.objects.held().exclude(pk__in=list(self._hands.held)))
        give_back([errand.pk for errand in elsewhere if errand.leased_by == self.name], worker=self.name)
        others = [errand for errand in elsewhere if errand.leased_by != self.name]
        for errand in self._watch.abandoned(others, stopwatch=monotonic()):
            free(errand, at=timezone.now())

    def _renew(self) -> None:
        """The leases of what is in hand run anew."""
        if held := list(self._hands.held):
            until = timezone.now() + timedelta(seconds=self._lease)
            Errand.objects.held_by(self.name).filter(pk__in=held).update(leased_until=until)

    def _leave(self) -> None:
        unbegun = self._hands.take_back()
        self._hands.close()
        until = monotonic() + LEAVES_WITHIN
        try:
            give_back(unbegun, worker=self.name)
            while self._hands.held and (left := until - monotonic()) > 0:
                self._bell.clear()
                finished = self._hands.finished()
                settle(finished, worker=self.name, at=timezone.now())
                self._hands.let_go(finished)
                if self._hands.held:
                    self._bell.wait(left)
        except Exception as trouble:
            # Its leases are freed by whoever comes next.
            log.warning("errands.left_in_trouble", trouble=type(trouble).__name__)
