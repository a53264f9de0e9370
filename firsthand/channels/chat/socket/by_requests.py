"""`/chat/NAME/talk`: where no socket gets through, a visitor says and hears the same words by requests.

Each brings frames, a line each, of which the first says who it is and after which message; the answer is what is said to them,
a line each. One that waits is answered when there is something new, or after a while. Safe to send again, as on a socket.
"""

import asyncio
import time
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import count

from django.db import Error as DatabaseTrouble
from django.utils import timezone
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from firsthand.channels.chat.models import Chat
from firsthand.channels.chat.queries import chat_at
from firsthand.channels.chat.rules.frames import Frame, Hello, frame_in
from firsthand.channels.chat.socket.answers import answer, may_say
from firsthand.channels.chat.socket.asking import answered
from firsthand.channels.chat.socket.coming import may_come
from firsthand.channels.chat.socket.room import Room
from firsthand.channels.chat.socket.seat import Seat
from firsthand.kit.tokens import fingerprint
from firsthand.live.doors import host_of

LARGEST = 64 * 1024  # bytes, as on a socket
MOST_FRAMES = 20
WAITS = 20.0  # seconds; proxies give up after thirty at the earliest


@dataclass
class Heard:
    """What was said to a visitor during one request."""

    words: list[str] = field(default_factory=list)
    news: asyncio.Event = field(default_factory=asyncio.Event)

    async def say(self, words: str) -> None:
        self.words.append(words)
        self.news.set()

    async def end(self, _code: int) -> None:
        self.news.set()

    async def wait(self) -> None:
        """Until something more is said than who is there, or it has lasted long enough."""
        self.news.clear()
        if not any(one.startswith('{"messages"') for one in self.words):
            with suppress(TimeoutError):
                await asyncio.wait_for(self.news.wait(), WAITS)


@dataclass(frozen=True)
class ByRequests:
    """The endpoint; a page may ask that might open the socket."""

    room: Room

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        try:
            said = await self._answer(request, await answered(chat_at, scope["path_params"]["key"]))
        except DatabaseTrouble:
            said = Response(status_code=503)
        except ClientDisconnect:
            return
        await said(scope, receive, send)

    async def _answer(self, request: Request, chat: Chat | None) -> Response:
        if chat is None or not may_come(request.headers, chat):
            return Response(status_code=403)
        readable = {
            "Access-Control-Allow-Origin": request.headers["origin"],
            "Vary": "Origin",
            "Cache-Control": "no-store",
        }
        frames = await _frames(request)
        if not frames or not isinstance(frames[0], Hello):
            return Response(status_code=400, headers=readable)
        host = host_of(request)
        if not may_say(host, self.room, at=timezone.now(), times=len(frames)):
            return Response(status_code=429, headers=readable)
        heard = Heard()
        seat = Seat(chat, say=heard.say, end=heard.end, sit=self.room.sit)
        _keep_place(seat, frames[0])
        self.room.enter(seat)
        try:
            await self._talk(seat, frames, host=host)
            if "wait" in request.query_params and not seat.is_gone:
                await heard.wait()
        finally:
            self.room.lose_sight(seat)
        body, status = "\n".join(heard.words), 410 if seat.is_gone else 200
        seat.leave()
        return Response(body, status, readable, "text/plain; charset=utf-8")

    async def _talk(self, seat: Seat, frames: list[Frame], *, host: str) -> None:
        for frame in frames:
            await answer(frame, seat, self.room, host=host, at=timezone.now())
        await seat.has_looked()


async def _frames(request: Request) -> list[Frame]:
    """What was said, none where it was too much."""
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > LARGEST:
            return []
    lines = body.decode(errors="replace").split("\n")
    return [frame_in(line) for line in lines] if len(lines) <= MOST_FRAMES else []


def _keep_place(seat: Seat, hello: Frame) -> None:
    """Whoever looks on sees one who stays, request after request."""
    if isinstance(hello, Hello) and hello.token:
        seat.number = int(fingerprint(hello.token)[:14], 16)
        seat.turns = count(time.time_ns() // 1_000_000)
