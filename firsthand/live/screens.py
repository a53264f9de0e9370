"""The open screens of this process, found by what they watch. All but `hear` belongs to the event loop."""

import asyncio
from collections.abc import Collection, Iterable, Iterator
from time import time

from firsthand.kit.limits import AtOnce
from firsthand.live.company import Company, Introduce
from firsthand.live.gathering import Gathering
from firsthand.live.marks import marks_in
from firsthand.live.recent import Recent
from firsthand.live.screen import Screen
from firsthand.live.topics import EVERYTHING, is_control, number_of
from firsthand.live.words import changed_words

ENDED = 4001  # signed out, or rights changed: sign in or come again, and ask anew
LEAVING = 1012  # the server stops; come again


class Screens:
    """Topic → screens, so that an event costs what its watchers cost, however many others are open."""

    def __init__(self, loop: asyncio.AbstractEventLoop, introduce: Introduce) -> None:
        self._watching: dict[str, set[Screen]] = {}
        self._company = Company(introduce, self._tell_company)
        self._open: set[Screen] = set()
        self._recent = Recent(at=time())
        # An office behind one address has hundreds of people with several pages each.
        self.places = AtOnce(most=2000)
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
        for topic in screen.watched:
            if (place := number_of(topic, "presence")) and not self._company.is_empty(place):
                screen.look_again(topic)

    def catch_up(self, screen: Screen, topics: Collection[str], *, after: float) -> None:
        """The screen is told what of these has changed after this moment of the house's clock."""
        for topic in self._recent.missed(topics, after=after):
            screen.look_again(topic)

    def words(self, changed: Collection[str]) -> Iterator[str]:
        """What a screen is told of these topics: that they changed, and of company, who it is."""
        if plain := tuple(sorted(topic for topic in changed if not number_of(topic, "presence"))):
            yield changed_words(plain)
        yield from (self._company.words(place) for topic in changed if (place := number_of(topic, "presence")))

    def leave(self, screen: Screen) -> None:
        self._take(screen, [*screen.watched, *screen.controls])
        self._open.discard(screen)

    def close(self) -> None:
        """All screens are sent away, to come again."""
        for screen in list(self._open):
            screen.end(LEAVING)

    def _look_again(self) -> None:
        topics = self._gathering.take()
        self._company.take(marks_in(topics))
        self._recent.note((topic for topic in topics if not is_control(topic)), at=time())
        if EVERYTHING in topics:
            self._recent.forget(at=time())
            topics.update(self._watching)
            topics = {topic for topic in topics if not is_control(topic)}
        for topic in topics:
            if place := number_of(topic, "moved"):
                self._ask_anew(place)
            for screen in list(self._watching.get(topic, ())):
                screen.end(ENDED) if is_control(topic) else screen.look_again(topic)

    def _tell_company(self, conversations: Iterable[int]) -> None:
        for conversation in conversations:
            for screen in self._watching.get(f"presence:{conversation}", ()):
                screen.look_again(f"presence:{conversation}")

    def _ask_anew(self, conversation: int) -> None:
        """Whoever saw it may see it no longer: nothing more is said of its company to a screen before it has asked again."""
        topic = f"presence:{conversation}"
        for screen in list(self._watching.get(topic, ())):
            self._take(screen, [topic])
            screen.watched -= {topic}
            screen.ask_anew()

    def _put(self, screen: Screen, topics: Iterable[str]) -> None:
        for topic in topics:
            self._watching.setdefault(topic, set()).add(screen)

    def _take(self, screen: Screen, topics: Iterable[str]) -> None:
        for topic in topics:
            if watchers := self._watching.get(topic):
                watchers.discard(screen)
                if not watchers:
                    del self._watching[topic]
