"""`/events?watch=a,b`: the same as `/ws` for places that let no socket through (server-sent events)."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.db import Error as DatabaseTrouble
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import Message, Receive, Scope, Send

from firsthand.live.asking import MayWatch, asked
from firsthand.live.doors import host_of, is_ours
from firsthand.live.screen import Screen
from firsthand.live.screens import Screens
from firsthand.live.signed_in import Watcher, visitor
from firsthand.live.topics import watchable
from firsthand.live.words import written

BREATH = 25.0  # seconds; proxies close what is silent for a minute

HEADERS = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),
]


@dataclass(frozen=True)
class Events:
    """The endpoint; only for the signed-in, since it can do nothing but watch. `who` sits behind the cookie of this name."""

    screens: Screens
    may_watch: MayWatch
    who: Callable[[str | None], Watcher | None] = visitor
    cookie: str = ""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope)
        with self.screens.places.place(host_of(request)) as has_room:
            if has_room:
                await self._welcome(request, receive, send)
            else:
                await _refusal("Too many pages are open from your address. Close some.", 429)(scope, receive, send)

    async def _welcome(self, request: Request, receive: Receive, send: Send) -> None:
        scope = request.scope
        try:
            who = await self._visitor(request)
            allowed = await asked(_allowed, who, _topics(request), self.may_watch)
        except DatabaseTrouble:
            await _refusal("Try again in a moment.", 503)(scope, receive, send)
            return
        if who is None:
            await _refusal("Sign in first.", 401)(scope, receive, send)
            return
        await self._attend(who, allowed, receive, send)

    async def _visitor(self, request: Request) -> Watcher | None:
        if not is_ours(request.headers):
            return None
        return await asked(self.who, request.cookies.get(self.cookie or settings.SESSION_COOKIE_NAME))

    async def _attend(self, who: Watcher, topics: list[str], receive: Receive, send: Send) -> None:
        screen = Screen(
            who,
            say=lambda words: send(_event(words)),
            end=lambda code: send(_event(written(closed=code), more=False)),
            words=self.screens.words,
        )
        self.screens.enter(screen)
        try:
            await send({"type": "http.response.start", "status": 200, "headers": HEADERS})
            self.screens.watch(screen, topics)
            await send(_event(written(watching=topics)))
            await _breathe(screen, receive, send)
        except asyncio.CancelledError:
            if not screen.is_gone:
                raise
        finally:
            self.screens.leave(screen)


def _topics(request: Request) -> list[str]:
    return watchable(request.query_params.get("watch", "").split(","))


def _allowed(who: Watcher | None, topics: list[str], may_watch: MayWatch) -> list[str]:
    if who is None:
        return []
    granted = frozenset(may_watch(who.account, topics))
    return [topic for topic in topics if topic in granted]


async def _breathe(screen: Screen, receive: Receive, send: Send) -> None:
    """Until the other side goes, a comment now and then keeps the line open."""
    while not screen.is_gone:
        try:
            async with asyncio.timeout(BREATH):
                if (await receive())["type"] == "http.disconnect":
                    return
        except TimeoutError:
            await send(_chunk(b":\n\n"))


def _event(words: str, *, more: bool = True) -> Message:
    return _chunk(f"data: {words}\n\n".encode(), more=more)


def _chunk(body: bytes, *, more: bool = True) -> Message:
    return {"type": "http.response.body", "body": body, "more_body": more}


def _refusal(sentence: str, status: int) -> Response:
    return PlainTextResponse(sentence, status_code=status, headers={"cache-control": "no-store"})
