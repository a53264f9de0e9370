"""Sockets at the line: each message is answered before what came behind it is looked at, and nobody waits for one line."""

import asyncio
from codecs import IncrementalDecoder, getincrementaldecoder
from typing import Any

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from websockets.frames import CloseCode, Frame, Opcode

# Bytes that may lie behind a frame that is being answered, before the line is read no further.
BEHIND = 192 * 1024
# Frames of one line that are looked at before every other line has its turn.
A_TURN = 32
SHORT, LONG, MASK, HEAD = 126, 127, 4, 14


class InTurn(WebSocketsSansIOProtocol):
    """What somebody said before they said goodbye is answered before the goodbye is (RFC 6455, 5.5.1).

    uvicorn answers a goodbye as soon as it has read it, and then has no line for the answers. It answers every ping too,
    though nobody takes the answers; here a line is looked at only while it takes what is said to it.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._behind = bytearray()
        self._joined = bytearray()
        self._letters: IncrementalDecoder | None = None
        self._is_awaited = False
        self._next_turn: asyncio.Handle | None = None

    def data_received(self, data: bytes) -> None:
        if self.handshake_initiated:
            self._behind += data
            self._look()
            return
        super().data_received(data)
        if self.conn.handshake_exc and not self.handshake_initiated:
            self._refuse()

    def connection_lost(self, exc: Exception | None) -> None:
        if self._next_turn is not None:
            self._next_turn.cancel()
        super().connection_lost(exc)

    def resume_writing(self) -> None:
        super().resume_writing()
        self._look()

    def handle_text(self, event: Frame) -> None:
        self._letters = getincrementaldecoder("utf-8")()
        if self._can_be_read(event):
            super().handle_text(event)

    def handle_bytes(self, event: Frame) -> None:
        self._letters = None
        super().handle_bytes(event)

    def handle_cont(self, event: Frame) -> None:
        # Pieces are joined as they come: those without a word, of which there may be ever more, take no memory then.
        if not self._can_be_read(event):
            return
        if self.frames:
            self._joined = bytearray(self.frames.pop())
        self._joined += event.data
        if event.fin:
            self.frames = [bytes(self._joined)]
            self._joined = bytearray()
            self.send_receive_event_to_app()

    async def receive(self) -> Any:
        if self._behind:
            await asyncio.sleep(0)  # whoever says very much at once takes turns with all others
        self._is_awaited = True
        self._look()
        said = await super().receive()
        self._is_awaited = False
        self._read_on()  # or not: uvicorn does, however much lies behind
        return said

    def _can_be_read(self, piece: Frame) -> bool:
        """Whether text is UTF-8 so far; if not, the line is closed at once (8.1), without the page of log that uvicorn writes."""
        try:
            if self._letters:
                self._letters.decode(piece.data, piece.fin)
        except UnicodeDecodeError:
            self.conn.fail(CloseCode.INVALID_DATA, "not UTF-8")
            self.handle_parser_exception()
            return False
        return True

    def _look(self) -> None:
        """A few frames are looked at, and the others in the next turn."""
        left = A_TURN
        while left and self._may_go_on and (length := self._first_frame()):
            frame = bytes(self._behind[:length])
            del self._behind[:length]
            if frame[0] & 0x0F == Opcode.CLOSE:
                # Whoever leaves in the middle of a message may (5.4, 5.5.1); websockets calls it a mistake of theirs.
                self.conn.current_size = None
            super().data_received(frame)
            left -= 1
        if not left and self._next_turn is None:
            self._next_turn = self.loop.call_soon(self._go_on)
        self._read_on()

    def _go_on(self) -> None:
        self._next_turn = None
        self._look()

    def _read_on(self) -> None:
        """The line is read as long as not too much lies behind."""
        if self.transport.is_closing():
            return
        if len(self._behind) > BEHIND + self._largest:
            self.transport.pause_reading()
        else:
            self.transport.resume_reading()

    @property
    def _may_go_on(self) -> bool:
        """Whether the last message was answered and the answer taken; after our own goodbye only theirs is waited for."""
        return self.writable.is_set() and (self.close_sent or (self._is_awaited and self.queue.empty()))

    def _first_frame(self) -> int:
        """How long it is; 0 while it has not all come. One that is too large is shown at once, to be refused."""
        length = frame_length(self._behind)
        if length > self._largest:
            return len(self._behind)
        return length if length <= len(self._behind) else 0

    @property
    def _largest(self) -> int:
        return int(self.config.ws_max_size or 0) + HEAD

    def _refuse(self) -> None:
        """A head that nobody can read is answered as such; uvicorn says nothing, and waits for ever."""
        self.handshake_complete = self.close_sent = True
        self.transport.write(b"".join(self.conn.data_to_send()))
        self.transport.close()


def frame_length(begun: bytes | bytearray) -> int:
    """The length of the frame that begins here, as far as it is known (RFC 6455, 5.2)."""
    if len(begun) < 2:
        return 2
    said, masked = begun[1] & 0x7F, MASK if begun[1] & 0x80 else 0
    extended = {SHORT: 2, LONG: 8}.get(said, 0)
    if len(begun) < 2 + extended:
        return 2 + extended
    return 2 + extended + masked + (int.from_bytes(begun[2 : 2 + extended]) if extended else said)
