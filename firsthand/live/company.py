"""Who is present where, in words that are written once for everybody who may see them. Belongs to the event loop."""

import asyncio
import json
from collections.abc import Awaitable, Callable, Collection, Iterable, Mapping
from time import monotonic
from typing import Any

import structlog

from firsthand.live.asking import asked
from firsthand.live.marks import CUSTOMER, Mark
from firsthand.live.present import Present

log = structlog.get_logger(__name__)

Introduce = Callable[[Collection[int]], Mapping[int, Mapping[str, Any]]]

KNOWN_FOR = 300.0  # seconds; somebody who changes their name or face looks so then
SWEPT_EVERY = 5.0


class Company:
    """Told of marks, it knows the faces behind them, and says of which conversations the company has changed."""

    def __init__(self, introduce: Introduce, changed: Callable[[Iterable[int]], object]) -> None:
        self._introduce = introduce
        self._changed = changed
        self._present = Present()
        self._faces: dict[int, tuple[Mapping[str, Any] | None, float]] = {}
        self._words: dict[int, str] = {}
        self._sweeping: asyncio.TimerHandle | None = None
        self._telling: set[asyncio.Task[None]] = set()

    def take(self, marks: Collection[Mark]) -> None:
        """Whoever watches these conversations will be told, if anything has changed."""
        if changed := self._present.take(marks, at=monotonic()):
            self._soon(self._tell(changed))
        self._sweep_later()

    def words(self, conversation: int) -> str:
        """Who is there: `{"present": {"conversation": 12, "who": […]}}`."""
        if conversation not in self._words:
            self._words[conversation] = self._written(conversation)
        return self._words[conversation]

    def is_empty(self, conversation: int) -> bool:
        """Whether nobody is there."""
        return not self._present.who(conversation)

    def _written(self, conversation: int) -> str:
        who = self._present.who(conversation)
        customer = who.pop(CUSTOMER, None)
        faces = [self._face(account) | {"how": how} for account, how in sorted(who.items()) if self._face(account)]
        words = {"conversation": conversation, "who": faces} | ({"customer": customer} if customer else {})
        return json.dumps({"present": words}, separators=(",", ":"))

    def _face(self, account: int) -> dict[str, Any]:
        face, _ = self._faces.get(account, (None, 0.0))
        return dict(face) if face else {}

    async def _tell(self, conversations: Collection[int]) -> None:
        await self._meet({account for each in conversations for account in self._present.who(each)})
        for conversation in conversations:
            self._words.pop(conversation, None)
        self._changed(conversations)

    async def _meet(self, accounts: Iterable[int]) -> None:
        now = monotonic()
        strangers = [
            one
            for one in accounts
            if one != CUSTOMER and (one not in self._faces or self._faces[one][1] < now - KNOWN_FOR)
        ]
        if not strangers:
            return
        try:
            found = await asked(self._introduce, strangers)
        except Exception as trouble:  # a database that is away is no reason to say nothing of whom one knows
            log.warning("live.strangers", trouble=type(trouble).__name__)
            return
        self._faces |= {one: (found.get(one), now) for one in strangers}

    def _sweep_later(self) -> None:
        if self._sweeping is None and self._present:
            self._sweeping = asyncio.get_running_loop().call_later(SWEPT_EVERY, self._sweep)

    def _sweep(self) -> None:
        self._sweeping = None
        if faded := self._present.fade(at=monotonic()):
            self._soon(self._tell(faded))
        self._sweep_later()

    def _soon(self, telling: Awaitable[None]) -> None:
        task = asyncio.ensure_future(telling)
        self._telling.add(task)
        task.add_done_callback(self._telling.discard)
