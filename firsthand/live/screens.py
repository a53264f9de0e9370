"""The open screens of this process, found by what they watch. All but `hear` belongs to the event loop."""

import asyncio
from collections.abc import Collection, Iterable

from firsthand.live.gathering import Gathering
from firsthand.live.screen import Screen
from firsthand.live.topics import EVERYTHING, is_control

ENDED = 4001  # signed out, or rights changed: sign in or come again, and ask anew
LEAVING = 1012  # the server stops; come again


class Screens:
    """Topic → screens, so that an event costs what its watchers cost, however many others are open."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self._watching: dict[str, set[Screen]] = {}
        self._open: set[Screen] = set()
        self._gathering = Gathering(lambda: loop.call_soon_threadsafe(self._look_again))

    def __len__(self) -> int:
        return len(self._open)

    def hear(self, topics: Collection[str]) -> None:
        """From any thread: the screens concerned will be told."""
        self._gathering.add(topics)

    def enter(self, screen: Screen) -> None:
        self._open.add(screen)
        self._put(screen, screen.controls)

    def watch(self, screen: Screen, topics: Collection[str]) -> None:
        """The screen watches these topics, and no longer what it watched before."""
        self._take(screen, screen.watched)
        screen.watched = frozenset(topics) if screen in self._open else frozenset()
        self._put(screen, screen.watched)

    def leave(self, screen: Screen) -> None:
        self._take(screen, [*screen.watched, *screen.controls])
        self._open.discard(screen)

    def close(self) -> None:
        """All screens are sent away, to come again."""
        for screen in list(self._open):
            screen.end(LEAVING)

    def _look_again(self) -> None:
        topics = self._gathering.take()
        if EVERYTHING in topics:
            topics.update(self._watching)
            topics = {topic for topic in topics if not is_control(topic)}
        for topic in topics:
            for screen in list(self._watching.get(topic, ())):
                screen.end(ENDED) if is_control(topic) else screen.look_again(topic)

    def _put(self, screen: Screen, topics: Iterable[str]) -> None:
        for topic in topics:
            self._watching.setdefault(topic, set()).add(screen)

    def _take(self, screen: Screen, topics: Iterable[str]) -> None:
        for topic in topics:
            if watchers := self._watching.get(topic):
                watchers.discard(screen)
                if not watchers:
                    del self._watching[topic]
