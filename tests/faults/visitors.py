"""Visitors of a chat, who come again whenever their line is cut and write until all they have to say was kept."""

import asyncio
import json
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Thread

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException
from websockets.typing import Origin

SITE, PATIENCE = "https://namai.example", 120.0
AGAIN_AFTER = 0.3  # seconds, as the script waits first
SPEAKS = {"welcome", "kept", "refused"}  # the house was too busy: they say it again


@dataclass
class Page:
    """A page of a visitor: what waits to be kept, and how often it was told of each message."""

    doors: Sequence[int]
    key: str
    token: str
    writes: list[str] = field(default_factory=list)
    awaits: int = 0
    told: "Counter[str]" = field(default_factory=Counter)
    kept: int = 0
    last: int = 0
    came_at: float = 0.0

    @property
    def is_done(self) -> bool:
        return not self.writes and len(self.told) >= self.awaits

    async def stay(self) -> None:
        """Everything was said, and everything heard that was awaited; at each attempt another door is tried."""
        tries = 0
        while not self.is_done:
            try:
                at = f"ws://127.0.0.1:{self.doors[tries % len(self.doors)]}/chat/{self.key}/socket"
                async with connect(at, origin=Origin(SITE), open_timeout=5, close_timeout=1, proxy=None) as line:
                    await self._talk(line)
            except (OSError, WebSocketException, TimeoutError):
                await asyncio.sleep(AGAIN_AFTER)
            tries += 1

    async def _talk(self, line: ClientConnection) -> None:
        await line.send(json.dumps({"hello": {"token": self.token, "after": self.last}}))
        while not self.is_done:
            heard = json.loads(await line.recv())
            self._take(heard)
            if self.writes and SPEAKS & heard.keys():
                await asyncio.sleep(AGAIN_AFTER if "refused" in heard else 0.05)
                await line.send(json.dumps({"say": {"id": self._name, "text": self.writes[0]}}))

    def _take(self, heard: dict) -> None:  # type: ignore[type-arg]
        if "welcome" in heard:
            self.came_at = time.monotonic()
        if "kept" in heard and heard["kept"]["id"] == self._name:
            self.writes.pop(0)
            self.kept += 1
        for one in heard.get("messages", []):
            self.told[one["text"]] += 1
            self.last = max(self.last, one["n"])

    @property
    def _name(self) -> str:
        return f"message-{self.kept:04}"


@contextmanager
def talking(pages: Sequence[Page]) -> Iterator[None]:
    """All of them talk meanwhile; at the end all is said and heard."""

    async def everybody() -> None:
        await asyncio.wait_for(asyncio.gather(*(one.stay() for one in pages)), PATIENCE)

    trouble: list[BaseException] = []

    def run() -> None:
        try:
            asyncio.run(everybody())
        except TimeoutError as late:
            trouble.append(late)

    thread = Thread(target=run)
    thread.start()
    try:
        yield
    finally:
        thread.join(PATIENCE + 5)
    assert trouble == [], [one for one in pages if not one.is_done]
