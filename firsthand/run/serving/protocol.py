"""HTTP at the socket: a head of limited size, that arrives in limited time."""

import asyncio

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

HEAD = 64 * 1024  # bytes of request line and headers; httptools itself knows no limit
ARRIVES_WITHIN = 15.0  # seconds

TOO_LARGE = b"HTTP/1.1 431 Request Header Fields Too Large\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"


class LimitedHead(HttpToolsProtocol):
    """A connection that sends headers for ever, or none at all, is closed."""

    _head_bytes = 0
    _arriving = 0
    _is_in_head = True
    _waiting: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._waiting = self.loop.call_later(ARRIVES_WITHIN, transport.close)

    def connection_lost(self, exc: Exception | None) -> None:
        self._arrived()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        self._arriving = len(data)
        if self._is_in_head:
            self._head_bytes += self._arriving
        super().data_received(data)
        if self._is_in_head and self._head_bytes > HEAD and not self.transport.is_closing():
            self.transport.write(TOO_LARGE)
            self.transport.close()

    def on_message_begin(self) -> None:
        self._is_in_head, self._head_bytes = True, self._arriving
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        self._is_in_head = False
        self._arrived()
        super().on_headers_complete()

    def _arrived(self) -> None:
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None
