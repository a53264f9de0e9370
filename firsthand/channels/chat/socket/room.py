"""The visitors whose sockets are open in this process. All but `hear` belongs to the event loop."""

import asyncio
from collections.abc import Callable, Collection, Coroutine
from contextlib import suppress
from typing import Any

from django.db import Error as DatabaseTrouble
from django.utils import timezone

from firsthand.channels.chat.actions import mark_here, mark_seen
from firsthand.channels.chat.socket.asking import answered
from firsthand.channels.chat.socket.seat import Seat
from firsthand.kit.limits import AtOnce, Limit
from firsthand.live.gathering import Gathering
from firsthand.live.marks import CUSTOMER, How, Mark, marks_in
from firsthand.live.telling import spread
from firsthand.live.topics import EVERYTHING, number_of

LEAVING = 1012
WRITTEN_EVERY = 1.0  # seconds between two writings of what visitors have seen
HERE_EVERY = 30  # of those writings, the one that says who is still there


class Room:
    """Topic → seats, so that what is said costs what its listeners cost."""

    def __init__(self, name_of: Callable[[int], str]) -> None:
        self._seats: dict[str, set[Seat]] = {}
        self._open: set[Seat] = set()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._gathering = Gathering(self._wake)
        self._seen: dict[int, int] = {}
        self._here: set[int] = set()
        self._names: dict[int, str] = {}
        self._name_of = name_of
        self._tasks: set[asyncio.Task[None]] = set()
        # Whoever floods us with beginnings has one address; a family or an office has one too.
        self.beginnings = Limit(most=40, seconds=600)
        self.words = Limit(most=30, seconds=60)
        self.frames = Limit(most=6000, seconds=60)
        self.sockets = AtOnce(most=500)

    def __len__(self) -> int:
        return len(self._open)

    def open(self) -> None:
        """Inside the loop to which all of it belongs."""
        self._loop = asyncio.get_running_loop()
        self._soon(self._keep_writing())

    def close(self) -> None:
        """All are sent away, to come again; what they have seen is written."""
        for seat in list(self._open):
            seat.end(LEAVING)
        for task in self._tasks:
            task.cancel()

    def hear(self, topics: Collection[str]) -> None:
        """From any thread: whoever sits where something was said will be told."""
        self._gathering.add(topics)

    def enter(self, seat: Seat) -> None:
        self._open.add(seat)

    def sit(self, seat: Seat, conversation: int | None) -> None:
        """The seat hears of this conversation, and of no other; whoever was there in one before it is there in this one.

        Where it is none, it hears when another page of the same browser, in whichever process, has begun one. Of what was said
        before they sat down they have not heard, so they look. Who has left sits nowhere, whatever is found out of them late.
        """
        if seat not in self._open:
            return
        place = _place(conversation) if conversation is not None else seat.caller.place if seat.caller else ""
        if seat.place == place:
            return
        has_moved = seat.conversation is not None
        self._rise(seat)
        seat.conversation, seat.place = conversation, place
        self._seats.setdefault(place, set()).add(seat)
        seat.look_again()
        if has_moved and seat.how is not How.GONE:
            self.mark(seat, seat.how)

    def leave(self, seat: Seat) -> None:
        self._open.discard(seat)
        self.mark(seat, How.GONE)
        self._rise(seat)

    def lose_sight(self, seat: Seat) -> None:
        """It comes again in a moment: who does not is gone after a minute of silence."""
        self._open.discard(seat)
        self._rise(seat)

    def mark(self, seat: Seat, how: How) -> None:
        """Whoever has the conversation before them sees that the customer reads, writes, or has gone."""
        seat.how = how
        if seat.conversation is not None:
            spread(frozenset({Mark(seat.conversation, CUSTOMER, how, seat.number, next(seat.turns)).letter}))
        if how is not How.GONE and seat.caller and seat.caller.visitor:
            self._here.add(seat.caller.visitor)

    def see(self, visitor: int, up_to: int) -> None:
        """They have read up to this message; it is written with what others have read."""
        self._seen[visitor] = max(up_to, self._seen.get(visitor, 0))

    def _rise(self, seat: Seat) -> None:
        if seats := self._seats.get(seat.place):
            seats.discard(seat)
            if not seats:
                del self._seats[seat.place]

    def _wake(self) -> None:
        if self._loop is not None:
            with suppress(RuntimeError):  # the loop has ended, and with it whoever would have heard
                self._loop.call_soon_threadsafe(self._look)

    def _look(self) -> None:
        topics = self._gathering.take()
        if EVERYTHING in topics:
            for seat in self._open:
                seat.look_again()
        for topic in topics:
            number = number_of(topic, "looked")
            self._tell(_place(number) if number else topic)
        for mark in marks_in(topics):
            if mark.account != CUSTOMER and _place(mark.conversation) in self._seats:
                self._soon(self._say_who_writes(mark))

    def _tell(self, place: str) -> None:
        for seat in self._seats.get(place, ()):
            seat.look_again()

    async def _say_who_writes(self, mark: Mark) -> None:
        name = await self._name(mark.account) if mark.how is How.WRITING else ""
        for seat in list(self._seats.get(_place(mark.conversation), ())):
            seat.say_who_writes(name)

    async def _name(self, account: int) -> str:
        if account not in self._names:
            with suppress(DatabaseTrouble):
                self._names[account] = await answered(self._name_of, account)
        return self._names.get(account, "")

    async def _keep_writing(self) -> None:
        turn = 0
        while True:
            await asyncio.sleep(WRITTEN_EVERY)
            turn += 1
            seen, self._seen = self._seen, {}
            here, self._here = (self._here, set()) if turn % HERE_EVERY == 0 else (set(), self._here)
            await self._write(seen, here)

    async def _write(self, seen: dict[int, int], here: Collection[int]) -> None:
        try:
            if seen:
                await answered(mark_seen, seen)
            if here:
                await answered(mark_here, here, at=timezone.now())
        except DatabaseTrouble:
            for visitor, up_to in seen.items():
                self.see(visitor, up_to)

    def _soon(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


def _place(conversation: int) -> str:
    """The topic of which whoever sits in this conversation hears."""
    return f"conversation:{conversation}"
