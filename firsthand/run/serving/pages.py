"""Django's pages: WSGI in a few threads, each with its own lasting database connection.

A thread makes an answer and is free again; it waits neither for the request (see `whole`) nor for a slow reader. What
is larger than a piece is fetched piece by piece, as the reader takes it, by whichever thread is free. What open screens ask
for by themselves and can wait for is made one after the other: hundreds of them leave room for whoever clicks.
"""

import asyncio
import contextvars
import sys
from collections.abc import AsyncIterator, Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from starlette.types import ASGIApp, Receive, Scope, Send

from firsthand.run.serving import packing
from firsthand.run.serving.whole import BODY, Whole

Environ = dict[str, Any]
Wsgi = Callable[[Environ, Callable[..., Any]], Iterable[bytes]]

PIECE = 256 * 1024
# What a screen asks for by itself: what one reads, and a list, which can wait a little longer.
SOON, LATER = (b"x-by-itself", b"soon"), (b"x-by-itself", b"later")


def pages(wsgi: Wsgi, *, threads: int, bytes_at_most: int) -> ASGIApp:
    """The WSGI application as an ASGI one that gets whole requests only."""
    return Whole(Bridge(wsgi, ThreadPoolExecutor(threads, thread_name_prefix="pages")), bytes_at_most)


@dataclass(frozen=True)
class Bridge:
    wsgi: Wsgi
    threads: ThreadPoolExecutor
    turn: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(1))
    lists_turn: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(1))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await send({"type": "websocket.close"})
            return
        answer = Answer()
        async with self._turn(scope["headers"]):
            body = await self._threaded(answer.begin, self.wsgi, environ(scope))
        await send({"type": "http.response.start", "status": answer.status, "headers": answer.headers})
        while not answer.is_complete:
            await send({"type": "http.response.body", "body": body, "more_body": True})
            body = await self._threaded(answer.piece)
        await send({"type": "http.response.body", "body": body})

    @asynccontextmanager
    async def _turn(self, headers: list[tuple[bytes, bytes]]) -> AsyncIterator[None]:
        """One at a time of what screens ask for by themselves, and of lists one in that queue; whoever clicks waits for none."""
        async with AsyncExitStack() as turns:
            if LATER in headers:
                await turns.enter_async_context(self.lists_turn)
            if LATER in headers or SOON in headers:
                await turns.enter_async_context(self.turn)
            yield

    async def _threaded(self, work: Callable[..., bytes], *args: Any) -> bytes:
        context = contextvars.copy_context()
        return await asyncio.get_running_loop().run_in_executor(self.threads, context.run, work, *args)


@dataclass
class Answer:
    """An answer while it is made: its head, then piece after piece."""

    status: int = 500
    headers: list[tuple[bytes, bytes]] = field(default_factory=list)
    is_complete: bool = False

    def begin(self, wsgi: Wsgi, environ: Environ) -> bytes:
        """The head is known; returns the first piece, mostly all there is."""
        self._chunks = wsgi(environ, self._start)
        self._rest = iter(self._chunks)
        body = self.piece()
        takes = environ.get("HTTP_ACCEPT_ENCODING", "")
        if self.is_complete and packing.is_packable(self.status, self.headers, body) and packing.is_taken(takes):
            return self._packed(body)
        return body

    def piece(self) -> bytes:
        """The next 256 KB, or what is left; then the answer is complete."""
        chunks: list[bytes] = []
        length = 0
        try:
            while length < PIECE:
                chunks.append(chunk := next(self._rest))
                length += len(chunk)
        except StopIteration:
            self._complete()
        except BaseException:
            self._complete()
            raise
        return b"".join(chunks)

    def _packed(self, body: bytes) -> bytes:
        body = packing.packed(body)
        self.headers = packing.with_packed(self.headers, body)
        return body

    def _start(self, status: str, headers: list[tuple[str, str]], exc_info: Any = None) -> Callable[[bytes], None]:
        self.status = int(status[:3])
        self.headers = [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in headers]
        return _write

    def _complete(self) -> None:
        self.is_complete = True
        if close := getattr(self._chunks, "close", None):
            close()


def _write(chunk: bytes) -> None:
    raise NotImplementedError("Answers are returned, not written (PEP 3333 keeps write() for old frameworks)")


def environ(scope: Scope) -> Environ:
    """The request as PEP 3333 describes it."""
    host, port = scope.get("server") or ("localhost", 80)
    client = scope.get("client") or ("", 0)
    made: Environ = {
        "REQUEST_METHOD": scope["method"],
        "SCRIPT_NAME": "",
        "PATH_INFO": scope["path"].encode("utf-8", "replace").decode("latin-1"),
        "QUERY_STRING": scope["query_string"].decode("ascii"),
        "SERVER_PROTOCOL": f"HTTP/{scope['http_version']}",
        "SERVER_NAME": host,
        "SERVER_PORT": str(port or 0),
        "REMOTE_ADDR": client[0],
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope.get("scheme", "http"),
        "wsgi.input": scope.get(BODY) or BytesIO(),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
    for name, value in scope["headers"]:
        _add_header(made, name.decode("latin-1"), value.decode("latin-1"))
    return made


def _add_header(made: Environ, name: str, value: str) -> None:
    key = name.upper().replace("-", "_")
    key = key if key in ("CONTENT_LENGTH", "CONTENT_TYPE") else f"HTTP_{key}"
    between = "; " if key == "HTTP_COOKIE" else ","
    made[key] = f"{made[key]}{between}{value}" if key in made else value
