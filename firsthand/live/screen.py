"""One open screen: who sits there, what it watches, and what it has still to be told."""

import asyncio
from collections.abc import Awaitable, Callable, Collection, Coroutine, Iterable
from itertools import count
from secrets import randbelow
from typing import Any

from firsthand.live.marks import How, Mark
from firsthand.live.signed_in import Watcher
from firsthand.live.words import written

STALLED_AFTER = 20.0  # seconds in which a screen takes nothing

Say = Callable[[str], Awaitable[None]]
End = Callable[[int], Awaitable[None]]
Words = Callable[[Collection[str]], Iterable[str]]


class Screen:
    """What it has still to be told is a part of what it watches, so a slow screen costs no more memory than a quick one."""

    __slots__ = (
        "_asks_anew", "_changed", "_end", "_ending", "_gone", "_reading", "_say", "_telling", "_turns", "_where", "_words",
        "number", "visitor", "watched",
    )  # fmt: skip

    def __init__(self, visitor: Watcher | None, *, say: Say, end: End, words: Words) -> None:
        self.visitor = visitor
        self.watched: frozenset[str] = frozenset()
        self.number = randbelow(10**17)  # its name among the screens of all processes
        self._where: int | None = None
        self._turns = count(1)
        self._words = words
        self._asks_anew = False
        self._changed: set[str] | None = None
        self._say = say
        self._end = end
        self._gone = False
        self._telling: asyncio.Task[None] | None = None
        self._ending: asyncio.Task[None] | None = None
        self._reading = asyncio.current_task()

    @property
    def controls(self) -> tuple[str, ...]:
        """The topics that end this screen."""
        return self.visitor.controls if self.visitor else ()

    @property
    def is_gone(self) -> bool:
        return self._gone

    def look_again(self, topic: str) -> None:
        """The screen will be told that this has changed."""
        self._changed = (self._changed or set()) | {topic}
        self._soon(self._tell)

    def ask_anew(self) -> None:
        """The screen will be told to say again what it watches, because some of it may be no longer its to see."""
        self._asks_anew = True
        self._soon(self._tell)

    def at(self, conversation: int | None, how: How) -> Mark | None:
        """The mark that says where its person is now; none when nobody needs to hear it."""
        left, self._where = self._where, conversation
        place, doing = (conversation, how) if conversation is not None else (left, How.GONE)
        if self.visitor is None or place is None:
            return None
        return Mark(place, self.visitor.account, doing, self.number, next(self._turns))

    def end(self, code: int) -> None:
        """The screen is told to go, at once."""
        if not self._gone:
            self._gone = True
            self._ending = asyncio.create_task(self._within_time(self._end(code)))

    def _soon(self, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        if not self._gone and (self._telling is None or self._telling.done()):
            self._telling = asyncio.create_task(work())

    async def _tell(self) -> None:
        while (self._changed or self._asks_anew) and not self._gone:
            if self._asks_anew:
                self._asks_anew = False
                await self._within_time(self._say(written(ask=True)))
            changed, self._changed = (self._changed or set()) & self.watched, None
            for words in self._words(changed):
                await self._within_time(self._say(words))

    async def _within_time(self, words: Awaitable[None]) -> None:
        try:
            async with asyncio.timeout(STALLED_AFTER):
                await words
        except TimeoutError:
            self._drop()
        except (
            Exception
        ):  # the other side has gone meanwhile; servers name that differently, and nobody is left to tell
            self._gone = True

    def _drop(self) -> None:
        """A screen that takes nothing any more is let go; when it wakes, it connects anew."""
        self._gone = True
        if self._reading is not None:
            self._reading.cancel()
