"""What one web process answers: sockets and events, health, and Django behind everything else."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.routing import Mount, Route, WebSocketRoute
from starlette.types import ASGIApp

from firsthand.live import hear
from firsthand.live.asking import MayWatch
from firsthand.live.events import Events
from firsthand.live.screens import Screens
from firsthand.live.sockets import Socket
from firsthand.run.serving.figures import Counted, OpenScreens, registry
from firsthand.run.serving.health import Health


def application(*, screens: Screens, may_watch: MayWatch, health: Health, pages: ASGIApp, version: str = "") -> ASGIApp:
    """The one ASGI application of a web process."""

    @asynccontextmanager
    async def open_house(app: Starlette) -> AsyncIterator[None]:
        deaf = hear(screens.hear)
        open_screens = OpenScreens(screens)
        registry.register(open_screens)
        yield
        registry.unregister(open_screens)
        deaf()

    return Counted(
        Starlette(
            lifespan=open_house,
            routes=[
                WebSocketRoute("/ws", Socket(screens, may_watch, version)),
                Route("/events", Events(screens, may_watch), methods=["GET"]),
                *health.routes(),
                Mount("/", pages),
            ],
        )
    )
