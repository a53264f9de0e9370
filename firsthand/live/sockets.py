"""`/ws`: a screen says what it watches, and hears when that has changed."""

import asyncio
from dataclasses import dataclass
from time import time

from django.conf import settings
from django.db import Error as DatabaseTrouble
from starlette.types import Receive, Scope, Send
from starlette.websockets import WebSocket, WebSocketDisconnect

from firsthand.live.asking import MayWatch, asked
from firsthand.live.doors import host_of, is_ours
from firsthand.live.screen import Screen
from firsthand.live.screens import ENDED, Screens
from firsthand.live.signed_in import visitor
from firsthand.live.telling import spread
from firsthand.live.topics import watchable
from firsthand.live.words import HOW, Here, Ping, Said, Unclear, Watch, understood, written

IN_A_MOMENT = "This cannot be answered now. Try again in a moment."
TRY_AGAIN_LATER = 1013


@dataclass(frozen=True)
class Socket:
    """The endpoint; anybody may ping, and what is watched is watched by permission."""

    screens: Screens
    may_watch: MayWatch
    build: str = ""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        socket = WebSocket(scope, receive, send)
        with self.screens.places.place(host_of(socket)) as has_room:
            # Refused before it is open, so that the page comes again less and less often.
            await (self._welcome(socket) if has_room and is_ours(socket.headers) else socket.close())

    async def _welcome(self, socket: WebSocket) -> None:
        await socket.accept()
        try:
            who = await asked(visitor, socket.cookies.get(settings.SESSION_COOKIE_NAME))
        except DatabaseTrouble:
            await socket.close(TRY_AGAIN_LATER)
            return
        await self._attend(socket, Screen(who, say=socket.send_text, end=socket.close, words=self.screens.words))

    async def _attend(self, socket: WebSocket, screen: Screen) -> None:
        self.screens.enter(screen)
        try:
            await self._talk(socket, screen)
        except WebSocketDisconnect:
            pass  # they left while they were being answered, as whoever turns a page does
        except asyncio.CancelledError:
            if not screen.is_gone:
                raise
        finally:
            self.screens.leave(screen)
            _say_where(screen, Here(None))

    async def _talk(self, socket: WebSocket, screen: Screen) -> None:
        while (message := await socket.receive())["type"] != "websocket.disconnect" and not screen.is_gone:
            answer = await self._answer(_said(message.get("text")), screen)
            if not screen.is_gone:
                await socket.send_text(answer)

    async def _answer(self, said: Said, screen: Screen) -> str:
        match said:
            case Ping(words):
                return written(pong=words)
            case Watch():
                return await self._watch(watchable(said.topics), screen, said)
            case Here():
                return _say_where(screen, said)
            case Unclear(sentence):
                return written(error=sentence)

    async def _watch(self, topics: list[str], screen: Screen, said: Watch) -> str:
        try:
            allowed = await asked(_allowed, screen, topics, self.may_watch) if screen.visitor else []
        except DatabaseTrouble:
            return written(error=IN_A_MOMENT)
        if allowed is None:
            screen.end(ENDED)
        known, now = screen.watched, time()
        self.screens.watch(screen, allowed or [])
        if said.since is None:
            return written(watching=allowed or [], **_news(screen, said.build, self.build))
        self.screens.catch_up(screen, [one for one in allowed or [] if one not in known], after=said.since)
        return written(watching=allowed or [], at=now, **_news(screen, said.build, self.build))


def _news(screen: Screen, page: str, house: str) -> dict[str, bool]:
    """What a page that says its version is told: that there is a newer one, or that nobody is signed in any more."""
    if not page:
        return {}
    return ({"newer": True} if page != house else {}) | ({} if screen.visitor else {"signed_out": True})


def _say_where(screen: Screen, said: Here) -> str:
    """Everybody who watches its company hears of it; a person is only where they may look."""
    place = said.conversation if f"presence:{said.conversation}" in screen.watched else None
    if mark := screen.at(place, said.how):
        spread(frozenset({mark.letter}))
    return written(here=place)


def _said(text: str | None) -> Said:
    return Unclear(f"This frame is not text. {HOW}") if text is None else understood(text)


def _allowed(screen: Screen, topics: list[str], may_watch: MayWatch) -> list[str] | None:
    """What may be watched; none at all when the session has ended since the socket was opened."""
    who = screen.visitor
    if who is None:
        return []
    known = visitor(who.session)
    if known is None or known != who:
        return None
    granted = frozenset(may_watch(who.account, topics))
    return [topic for topic in topics if topic in granted]
