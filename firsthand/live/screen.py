"""One open screen: who sits there, what it watches, and what it has still to be told."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

from firsthand.live.signed_in import Visitor
from firsthand.live.words import written

STALLED_AFTER = 20.0  # seconds in which a screen takes nothing

Say = Callable[[str], Awaitable[None]]
End = Callable[[int], Awaitable[None]]


class Screen:
    """What it has still to be told is a part of what it watches, so a slow screen costs no more memory than a quick one."""

    __slots__ = ("_changed", "_end", "_ending", "_gone", "_reading", "_say", "_telling", "visitor", "watched")

    def __init__(self, visitor: Visitor | None, *, say: Say, end: End) -> None:
        self.visitor = visitor
        self.watched: frozenset[str] = frozenset()
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

    def end(self, code: int) -> None:
        """The screen is told to go, at once."""
        if not self._gone:
            self._gone = True
            self._ending = asyncio.create_task(self._within_time(self._end(code)))

    def _soon(self, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
        if not self._gone and (self._telling is None or self._telling.done()):
            self._telling = asyncio.create_task(work())

    async def _tell(self) -> None:
        while self._changed and not self._gone:
            changed, self._changed = sorted(self._changed & self.watched), None
            if changed:
                await self._within_time(self._say(written(changed=changed)))

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
