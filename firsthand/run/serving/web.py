"""The part that serves pages and sockets: uvicorn, in a thread with its own event loop."""

import asyncio
import socket
from collections.abc import Callable
from threading import Thread
from time import monotonic, sleep

from starlette.types import ASGIApp
from uvicorn import Config, Server

from firsthand.live.company import Introduce
from firsthand.live.screens import Screens
from firsthand.run.serving.parts import STOPS_WITHIN
from firsthand.run.serving.protocol import LimitedHead
from firsthand.run.serving.sockets import InTurn

FINISHES_WITHIN = 3  # seconds for requests that are under way
LARGEST = 64 * 1024  # bytes of one message on a socket
STARTS_WITHIN = 20.0

Build = Callable[[Screens], ASGIApp]


class Web:
    """Serves on a socket that listens already."""

    name = "web"

    def __init__(
        self,
        listener: socket.socket,
        build: Build,
        *,
        introduce: Introduce,
        proxies: list[str],
        largest: int = LARGEST,
    ) -> None:
        self._listener = listener
        self._build = build
        self._introduce = introduce
        self._screens: Screens | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._server = Server(_config(self._application, proxies, largest))
        self._thread = Thread(target=self._server.run, args=([listener],), name="web", daemon=True)

    @property
    def is_ready(self) -> bool:
        return self._server.started and not self._server.should_exit

    def start(self) -> None:
        """Returns when it serves."""
        self._thread.start()
        until = monotonic() + STARTS_WITHIN
        while not self._server.started and self._thread.is_alive() and monotonic() < until:
            sleep(0.01)
        if not self._server.started:
            raise RuntimeError("The web part did not start; the log says why.")

    def stop(self) -> None:
        """Nothing new is accepted, screens are sent away to come again, requests under way are finished."""
        self._server.should_exit = True
        if self._loop is not None and self._screens is not None and self._loop.is_running():
            self._loop.call_soon_threadsafe(self._screens.close)
        self._thread.join(STOPS_WITHIN)

    def _application(self) -> ASGIApp:
        # Called by uvicorn inside its loop, which the screens belong to.
        self._loop = asyncio.get_running_loop()
        self._screens = Screens(self._loop, self._introduce)
        return self._build(self._screens)


def _config(factory: Callable[[], ASGIApp], proxies: list[str], largest: int) -> Config:
    return Config(
        factory,
        factory=True,
        http=LimitedHead,
        ws=InTurn,
        ws_max_size=largest,
        ws_ping_interval=45,  # a proxy closes what is silent for a minute; 10,000 sockets then cost 220 pings a second
        ws_per_message_deflate=False,  # 60 KB of a socket, for words of 40 bytes
        lifespan="on",
        access_log=False,
        log_config=None,
        server_header=False,
        proxy_headers=bool(proxies),
        forwarded_allow_ips=proxies,
        timeout_graceful_shutdown=FINISHES_WITHIN,
        timeout_keep_alive=65,
    )
