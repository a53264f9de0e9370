"""Django's pages: WSGI in a few threads, each with its own lasting database connection."""

from collections.abc import Callable, Iterable
from io import BytesIO
from typing import Any

from a2wsgi import WSGIMiddleware
from starlette.types import ASGIApp

from firsthand.run.serving.whole import BODY, Whole

Wsgi = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]

CHUNKS = 256  # of an answer that wait for a slow reader before it holds up the thread


def pages(wsgi: Wsgi, *, threads: int, bytes_at_most: int) -> ASGIApp:
    """The WSGI application as an ASGI one that gets whole requests only."""

    def with_body(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        environ["wsgi.input"] = environ.pop("asgi.scope").get(BODY) or BytesIO()
        return wsgi(environ, start_response)

    return Whole(WSGIMiddleware(with_body, workers=threads, send_queue_size=CHUNKS), bytes_at_most)  # type: ignore[arg-type]
