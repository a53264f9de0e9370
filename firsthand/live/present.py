"""Who is present in which conversation, as far as this process has heard. Pure: the clock is an argument."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from firsthand.live.marks import How, Mark

FADES_AFTER = 60.0  # seconds; a screen that is awake repeats itself every twenty-five

Who = dict[int, How]  # account → how


@dataclass
class Present:
    """The last mark of each screen, until it leaves or falls silent."""

    _last: dict[int, tuple[Mark, float]] = field(default_factory=dict)
    _screens: dict[int, set[int]] = field(default_factory=dict)  # conversation → screens

    def __bool__(self) -> bool:
        return bool(self._last)

    def take(self, marks: Iterable[Mark], *, at: float) -> set[int]:
        """The marks are known; returns the conversations in which somebody came, went, or took up or laid down the pen."""
        newest = [mark for mark in marks if self._is_news(mark)]
        concerned = {mark.conversation for mark in newest} | {
            self._last[mark.screen][0].conversation for mark in newest if mark.screen in self._last
        }
        before = {conversation: self.who(conversation) for conversation in concerned}
        for mark in sorted(newest, key=lambda mark: mark.turn):
            self._put(mark, at)
        return {conversation for conversation in concerned if self.who(conversation) != before[conversation]}

    def fade(self, *, at: float) -> set[int]:
        """Screens that have been silent for a minute are gone; returns the conversations where that shows."""
        silent = [mark for mark, said_at in self._last.values() if said_at <= at - FADES_AFTER]
        before = {mark.conversation: self.who(mark.conversation) for mark in silent}
        for mark in silent:
            self._drop(mark.screen)
        return {conversation for conversation, who in before.items() if self.who(conversation) != who}

    def who(self, conversation: int) -> Who:
        """Everybody there; of somebody with two screens the busier one counts."""
        found: Who = {}
        for screen in self._screens.get(conversation, ()):
            mark, _ = self._last[screen]
            if found.get(mark.account) is not How.WRITING:
                found[mark.account] = mark.how
        return found

    def _is_news(self, mark: Mark) -> bool:
        return mark.screen not in self._last or self._last[mark.screen][0].turn < mark.turn

    def _put(self, mark: Mark, at: float) -> None:
        self._drop(mark.screen)
        if mark.how is not How.GONE:
            self._last[mark.screen] = (mark, at)
            self._screens.setdefault(mark.conversation, set()).add(mark.screen)

    def _drop(self, screen: int) -> None:
        if screen not in self._last:
            return
        conversation = self._last.pop(screen)[0].conversation
        self._screens[conversation].discard(screen)
        if not self._screens[conversation]:
            del self._screens[conversation]
