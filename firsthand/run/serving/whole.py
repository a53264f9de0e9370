"""Django gets whole requests only, with headers that nobody forged.

A thread that waits for a slow upload serves nobody else, and Django takes a body that broke off for a complete one: a
reply cut in half would be sent. So the body is gathered first, in memory up to a megabyte, then in a file.
"""

import asyncio
from contextlib import suppress
from dataclasses import dataclass
from tempfile import SpooledTemporaryFile

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

IN_MEMORY = 1024 * 1024
NEXT_WITHIN = 30.0  # seconds between two pieces of a body
HEARS_OUT = 5.0  # seconds for somebody who sends too much
BODY = "firsthand.body"

# Set by proxies; uvicorn has already read them from the trusted ones, and from nobody else may anything believe them.
FORGEABLE = (b"x-forwarded-", b"forwarded", b"x-real-ip", b"proxy")


class BrokenOff(Exception):
    """The other side has gone before its request was complete."""


class TooLarge(Exception):
    """The body is larger than we take."""


@dataclass(frozen=True)
class Whole:
    app: ASGIApp
    bytes_at_most: int

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        if not scope["query_string"].isascii():
            await _refusal("This address is not written as an address may be.", 400)(scope, receive, send)
            return
        scope["headers"] = [(name, value) for name, value in scope["headers"] if _is_believed(name)]
        with SpooledTemporaryFile(max_size=IN_MEMORY) as body:
            try:
                await self._gather(scope, receive, body)
            except TooLarge:
                await _refusal(f"This is larger than {self.bytes_at_most >> 20} MB.", 413)(scope, receive, send)
                return
            except TimeoutError:
                await _refusal("The request did not arrive in time.", 408)(scope, receive, send)
                return
            except BrokenOff:
                return
            await self.app(scope, receive, send)

    async def _gather(self, scope: Scope, receive: Receive, body: "SpooledTemporaryFile[bytes]") -> None:
        """The body lies in the file, from its beginning, and its length is what the headers say."""
        announced = _announced(scope)
        if announced == 0:
            return
        if announced is not None and announced > self.bytes_at_most:
            raise TooLarge
        while await _next(receive, body):
            if body.tell() > self.bytes_at_most:
                await _hear_out(receive, bytes_at_most=self.bytes_at_most)
                raise TooLarge
        _say_length(scope, body.tell())
        body.seek(0)
        scope[BODY] = body


async def _hear_out(receive: Receive, *, bytes_at_most: int) -> None:
    """The other side may finish, within reason: whoever is cut off while speaking never reads the refusal (RFC 9112 9.6)."""
    heard = 0
    with suppress(TimeoutError):
        async with asyncio.timeout(HEARS_OUT):
            while heard < bytes_at_most and (message := await receive()).get("more_body", False):
                heard += len(message.get("body", b""))


async def _next(receive: Receive, body: "SpooledTemporaryFile[bytes]") -> bool:
    async with asyncio.timeout(NEXT_WITHIN):
        message = await receive()
    if message["type"] == "http.disconnect":
        raise BrokenOff
    body.write(message.get("body", b""))
    return bool(message.get("more_body", False))


def _announced(scope: Scope) -> int | None:
    """The length that the headers say: 0 when there is no body, none when it comes in chunks."""
    headers = dict(scope["headers"])
    if b"transfer-encoding" in headers:
        return None
    length = headers.get(b"content-length", b"0")
    return int(length) if length.isdigit() else None


def _say_length(scope: Scope, length: int) -> None:
    kept = [(name, value) for name, value in scope["headers"] if name not in (b"content-length", b"transfer-encoding")]
    scope["headers"] = [*kept, (b"content-length", str(length).encode())]


def _is_believed(name: bytes) -> bool:
    # With an underscore it would look to Django like the same header with a hyphen.
    return b"_" not in name and not name.startswith(FORGEABLE)


def _refusal(sentence: str, status: int) -> PlainTextResponse:
    return PlainTextResponse(sentence, status_code=status, headers={"connection": "close", "cache-control": "no-store"})
