"""`/chat/NAME/socket`: a visitor writes and hears; `/chat/NAME/talk` where no socket gets through."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from django.db import Error as DatabaseTrouble
from django.utils import timezone
from starlette.routing import BaseRoute, Route, WebSocketRoute
from starlette.types import Receive, Scope, Send
from starlette.websockets import WebSocket, WebSocketDisconnect

from firsthand.channels.chat.queries import chat_at
from firsthand.channels.chat.rules.frames import frame_in
from firsthand.channels.chat.socket.answers import answer, may_say
from firsthand.channels.chat.socket.asking import answered
from firsthand.channels.chat.socket.by_requests import ByRequests
from firsthand.channels.chat.socket.coming import may_come
from firsthand.channels.chat.socket.room import Room
from firsthand.channels.chat.socket.seat import Seat
from firsthand.live.doors import host_of

TRY_AGAIN_LATER, TOO_MUCH = 1013, 1008
TOO_MANY_OPEN = 4029  # of one machine: the script goes on by requests, and tries a socket again later
MOST_FRAMES = 300  # of one socket within a minute


@dataclass(frozen=True)
class ChatSocket:
    """The endpoint; only pages of the chat's own sites and of ours may open it."""

    room: Room

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        socket = WebSocket(scope, receive, send)
        with self.room.sockets.place(host_of(socket)) as has_room:
            if has_room:
                await self._attend(socket)
            else:
                await socket.accept()
                await socket.close(TOO_MANY_OPEN)

    async def _attend(self, socket: WebSocket) -> None:
        try:
            chat = await answered(chat_at, socket.path_params["key"])
        except DatabaseTrouble:
            await socket.accept()
            await socket.close(TRY_AGAIN_LATER)
            return
        if chat is None or not may_come(socket.headers, chat):
            await socket.close()
            return
        await socket.accept()
        seat = Seat(chat, say=socket.send_text, end=socket.close, sit=self.room.sit)
        self.room.enter(seat)
        try:
            await self._talk(socket, seat)
        except WebSocketDisconnect:
            pass
        finally:
            self.room.leave(seat)

    async def _talk(self, socket: WebSocket, seat: Seat) -> None:
        host, minute = host_of(socket), 0
        while (message := await socket.receive())["type"] != "websocket.disconnect" and not seat.is_gone:
            now = timezone.now()
            if (this := int(now.timestamp() // 60)) != minute:
                minute, seat.heard = this, 0
            seat.heard += 1
            if seat.heard > MOST_FRAMES or not may_say(host, self.room, at=now):
                seat.end(TOO_MUCH)  # said while the next is waited for: whoever returns now has no line to say it
                continue
            await answer(frame_in(message.get("text") or ""), seat, self.room, host=host, at=now)


@dataclass(frozen=True)
class Chats:
    """All chats of a web process: where visitors come in, and the room in which they sit."""

    room: Room

    def routes(self) -> list[BaseRoute]:
        return [
            WebSocketRoute("/chat/{key}/socket", ChatSocket(self.room)),
            Route("/chat/{key}/talk", ByRequests(self.room), methods=["POST"]),
        ]

    def open(self) -> None:
        self.room.open()

    def hear(self, topics: Collection[str]) -> None:
        self.room.hear(topics)

    def close(self) -> None:
        self.room.close()


def chats(name_of: Callable[[int], str]) -> Chats:
    """The chats, who say by which name customers know whoever writes under an account."""
    return Chats(Room(name_of))
