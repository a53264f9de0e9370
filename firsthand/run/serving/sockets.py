"""Sockets at the line: each message is answered before what came behind it is looked at."""

from typing import Any

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

# Bytes that may lie behind a message that is being answered, before the line is read no further.
BEHIND = 256 * 1024
SHORT, LONG, MASK = 126, 127, 4


class InTurn(WebSocketsSansIOProtocol):
    """What somebody said before they said goodbye is answered before the goodbye is (RFC 6455, 5.5.1).

    uvicorn answers a goodbye as soon as it has read it, and then has no line for the answers.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._behind = bytearray()
        self._is_awaited = False

    def data_received(self, data: bytes) -> None:
        if not self.handshake_initiated:
            super().data_received(data)
            return
        self._behind += data
        self._look()
        if len(self._behind) > BEHIND:
            self.transport.pause_reading()

    async def receive(self) -> Any:
        self._is_awaited = True
        self._look()
        if len(self._behind) <= BEHIND:
            self.transport.resume_reading()
        said = await super().receive()
        self._is_awaited = False
        return said

    def _look(self) -> None:
        while self._may_go_on and (length := self._first_frame()):
            frame = bytes(self._behind[:length])
            del self._behind[:length]
            super().data_received(frame)

    @property
    def _may_go_on(self) -> bool:
        """Whether the last message was answered; after our own goodbye only theirs is waited for."""
        return self.close_sent or (self._is_awaited and self.queue.empty())

    def _first_frame(self) -> int:
        """How long it is; 0 while it has not all come. One that is too large is shown at once, to be refused."""
        length = frame_length(self._behind)
        if length > (self.config.ws_max_size or 0) + 14:
            return len(self._behind)
        return length if length <= len(self._behind) else 0


def frame_length(begun: bytes | bytearray) -> int:
    """The length of the frame that begins here, as far as it is known (RFC 6455, 5.2)."""
    if len(begun) < 2:
        return 2
    said, masked = begun[1] & 0x7F, MASK if begun[1] & 0x80 else 0
    extended = {SHORT: 2, LONG: 8}.get(said, 0)
    if len(begun) < 2 + extended:
        return 2 + extended
    return 2 + extended + masked + (int.from_bytes(begun[2 : 2 + extended]) if extended else said)
