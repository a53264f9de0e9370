"""What one line may ask of the house: it is read only as fast as it is answered, and takes turns with all others."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from uvicorn import Config
from uvicorn.server import ServerState

from firsthand.run.serving.sockets import A_TURN, BEHIND, InTurn

LARGEST = 64 * 1024
TAKES = 1000  # bytes that the other side takes, before it takes nothing more
HEAD = (
    b"GET /ws HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    b"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==\r\n\r\n"
)
MASK = bytes(4)
PING, PONG, WORD = b"\x89\x80" + MASK, b"\x8a\x00", b"\x81\x82" + MASK + b"{}"
BEGUN, GOES_ON, ENDS = b"\x01\x81" + MASK + b"{", b"\x00\x80" + MASK, b"\x80\x81" + MASK + b"}"


class Line(asyncio.Transport):
    """The other side, which takes so much and no more."""

    def __init__(self) -> None:
        super().__init__()
        self.said = bytearray()
        self.is_read = True
        self.socket: InTurn

    def write(self, data: Any) -> None:
        self.said += data
        if len(self.said) > TAKES:
            self.socket.pause_writing()

    def takes_all(self) -> None:
        self.said.clear()
        self.socket.resume_writing()

    def pause_reading(self) -> None:
        self.is_read = False

    def resume_reading(self) -> None:
        self.is_read = True

    def is_closing(self) -> bool:
        return False

    def close(self) -> None: ...


class Heard:
    """An application that counts what it hears, and takes its time with each."""

    def __init__(self, *, rests: int) -> None:
        self.words: list[str] = []
        self._rests = rests

    async def __call__(self, scope: Any, receive: Callable[[], Awaitable[Any]], send: Any) -> None:
        await receive()
        await send({"type": "websocket.accept"})
        while (said := await receive())["type"] == "websocket.receive":
            self.words.append(said["text"])
            await turns(self._rests)


def test_pings_are_answered_as_long_as_the_answers_are_taken():
    async def story(line: Line, heard: Heard) -> None:
        for _each in range(200):
            if line.is_read:
                line.socket.data_received(PING * 10_000)
            await turns(20)
        assert len(line.said) < TAKES + 2 * A_TURN
        assert not line.is_read
        line.takes_all()
        await turns(20)
        assert line.said

    spoken(story)


def test_a_line_is_read_no_faster_than_it_is_answered():
    async def story(line: Line, heard: Heard) -> None:
        sent = 0
        for _each in range(200):
            if line.is_read:
                line.socket.data_received(WORD * 8_000)
                sent += 8_000
            await turns(5)
        assert heard.words
        assert (sent - len(heard.words)) * len(WORD) < BEHIND + LARGEST + 2 * 8_000 * len(WORD)

    spoken(story)


def test_pieces_without_a_word_take_no_room():
    async def story(line: Line, heard: Heard) -> None:
        line.socket.data_received(BEGUN)
        for _each in range(5):
            line.socket.data_received(GOES_ON * 1000)
            await turns(1000 // A_TURN + 2)
        assert len(line.socket.frames) < 2
        line.socket.data_received(ENDS)
        await turns(3)
        assert heard.words == ["{}"]

    spoken(story)


def test_much_at_once_leaves_others_their_turn():
    async def story(line: Line, heard: Heard) -> None:
        line.socket.data_received(PING * 400)
        assert len(line.said) == len(PONG) * A_TURN
        await turns(400 // A_TURN + 2)
        assert line.said == PONG * 400
        line.socket.data_received(WORD * 400)
        await turns(3)
        assert 0 < len(heard.words) < 10
        await turns(500)
        assert len(heard.words) == 400

    spoken(story, rests=0)


def spoken(story: Callable[[Line, Heard], Awaitable[None]], *, rests: int = 3) -> None:
    """The story of a line that is open."""

    async def told() -> None:
        heard, line = Heard(rests=rests), Line()
        config = Config(heard, ws_max_size=LARGEST, ws_ping_interval=None, log_config=None)
        config.load()
        line.socket = InTurn(config=config, server_state=ServerState(), app_state={})
        line.socket.connection_made(line)
        line.socket.data_received(HEAD)
        await turns(3)
        assert b" 101 " in line.said
        line.takes_all()
        await story(line, heard)
        line.socket.connection_lost(None)
        await turns(3)

    asyncio.run(told())


async def turns(count: int) -> None:
    """Everybody has had so many."""
    for _each in range(count):
        await asyncio.sleep(0)
