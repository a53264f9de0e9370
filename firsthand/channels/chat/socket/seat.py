"""One visitor's open socket: who it is, what it has been told, and what it has still to be told."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from itertools import count
from secrets import randbelow
from typing import Any

from django.db import Error as DatabaseTrouble
from django.utils import timezone

from firsthand.channels.chat.actions import known
from firsthand.channels.chat.models import Chat
from firsthand.channels.chat.queries import News, chat_numbered, earlier, news
from firsthand.channels.chat.rules.caller import Caller
from firsthand.channels.chat.socket.asking import answered
from firsthand.live.marks import How

STALLED_AFTER = 20.0  # seconds in which a browser takes nothing
GONE = 4004
AGAIN_AFTER = 1.0
LOOKS_FOR = 5.0  # seconds that a request waits for what is new at once

Say = Callable[[str], Awaitable[None]]
End = Callable[[int], Awaitable[None]]
Sit = Callable[["Seat", int | None], object]


class Seat:
    """What it has been told is a number, the last message; what it has still to be told is asked of the database."""

    __slots__ = (
        "_end", "_ending", "_gone", "_looking", "_say", "_sit", "_wants", "caller", "chat", "conversation", "heard", "how",
        "last", "number", "place", "read_to", "turns", "who", "writes",
    )  # fmt: skip

    def __init__(self, chat: Chat, *, say: Say, end: End, sit: Sit) -> None:
        self.chat = chat
        self.caller: Caller | None = None
        self.conversation: int | None = None
        self.place = ""
        self.how = How.GONE
        self.number = randbelow(10**17)
        self.turns = count(1)
        self.last = 0
        self.read_to = -1
        self.who: dict[str, Any] | None = None
        self.writes = ""
        self.heard = 0
        self._say, self._end, self._sit = say, end, sit
        self._wants = False
        self._gone = False
        self._looking: asyncio.Task[None] | None = None
        self._ending: asyncio.Task[None] | None = None

    @property
    def is_gone(self) -> bool:
        return self._gone

    def look_again(self) -> None:
        """The visitor will be told what is new in their thread."""
        self._wants = True
        if not self._gone and self.caller and (self._looking is None or self._looking.done()):
            self._looking = asyncio.create_task(self._look())

    async def has_looked(self) -> None:
        """What was new for them is told, or it takes long."""
        if self._looking is not None:
            await asyncio.wait({self._looking}, timeout=LOOKS_FOR)

    def say_who_writes(self, name: str) -> None:
        """The visitor sees that somebody writes to them, or does no more."""
        if name != self.writes and not self._gone:
            self.writes = name
            asyncio.create_task(self.say(typing=name))  # noqa: RUF006 - the next says the same again

    async def say(self, **words: Any) -> None:
        """These words are with the browser; one that takes nothing is let go."""
        if self._gone:
            return
        try:
            async with asyncio.timeout(STALLED_AFTER):
                await self._say(json.dumps(words, separators=(",", ":"), ensure_ascii=False))
        except Exception:  # the other side has gone meanwhile; servers name that differently
            self._gone = True

    def end(self, code: int) -> None:
        """The browser is told to go."""
        if not self._gone:
            self._gone = True
            self._ending = asyncio.ensure_future(self._end(code))

    def leave(self) -> None:
        """Nothing is asked for it any more: what is still to be told, its next request asks."""
        self._gone = True

    async def _look(self) -> None:
        while self._wants and not self._gone:
            self._wants, asked_as = False, self.caller
            try:
                found = await answered(fetched, self)
            except DatabaseTrouble:
                self._wants = True
                await asyncio.sleep(AGAIN_AFTER)
                continue
            if found is None:
                self.end(GONE)
                return
            caller, fresh = found
            # Their thread may have been begun by another page, become part of another, or gone on from another device
            # of theirs; what they have said meanwhile says better where they sit.
            if self.caller is asked_as:
                self.caller = caller
                self._sit(self, fresh.conversation)
            await self.tell(fresh)

    async def tell(self, found: News) -> None:
        """What is new since it was told last, and nothing twice."""
        words: dict[str, Any] = {}
        if fresh := [one for one in found.messages if one["n"] > self.last]:
            words["messages"] = fresh
            if found.is_more and self.last:
                self.look_again()
            elif found.is_more:
                words["more"] = True
            self.last = fresh[-1]["n"]
            if not fresh[-1].get("mine"):
                self.writes = ""
        if found.read_to > self.read_to:
            words["read"] = self.read_to = found.read_to
        if (who := found.answering.as_json()) != self.who:
            words["who"] = self.who = who
        if words:
            await self.say(**words)


def fetched(seat: Seat) -> tuple[Caller, News] | None:
    """Who sits here and what they may see and were not told; None when the chat is closed, or the site's word holds no more."""
    chat, now, caller = chat_numbered(seat.chat.pk), timezone.now(), seat.caller
    if chat is None or caller is None or caller.is_over(at=now):
        return None
    caller = caller if caller.visitor else known(caller)
    return caller, news(chat, caller, after=seat.last, at=now)


def fetched_before(seat: Seat, before: int) -> tuple[list[dict[str, Any]], bool] | None:
    """What was said before this message, and whether there is more; None when nothing is theirs to see any more."""
    chat, caller = chat_numbered(seat.chat.pk), seat.caller
    if chat is None or caller is None or caller.is_over(at=timezone.now()):
        return None
    return earlier(chat, caller, before=before)
