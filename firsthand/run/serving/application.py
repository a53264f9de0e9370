"""What one web process answers: sockets and events, health, and Django behind everything else."""

from collections.abc import AsyncIterator, Collection, Sequence
from contextlib import asynccontextmanager
from typing import Protocol

from starlette.applications import Starlette
from starlette.routing import BaseRoute, Mount, Route, WebSocketRoute
from starlette.types import ASGIApp

from firsthand.live import hear
from firsthand.live.asking import MayWatch
from firsthand.live.events import Events
from firsthand.live.screens import Screens
from firsthand.live.sockets import Socket
from firsthand.portal.watching import COOKIE, may_watch_page, page_visitor
from firsthand.run.serving.figures import Counted, OpenScreens, registry
from firsthand.run.serving.health import Health


class Beside(Protocol):
    """What else listens on sockets of its own: it lives as long as the application, and hears what is told."""

    def routes(self) -> Sequence[BaseRoute]: ...
    def open(self) -> None: ...
    def hear(self, topics: Collection[str]) -> object: ...
    def close(self) -> None: ...


def application(
    *,
    screens: Screens,
    may_watch: MayWatch,
    health: Health,
    pages: ASGIApp,
    version: str = "",
    beside: Sequence[Beside] = (),
) -> ASGIApp:
    """The one ASGI application of a web process."""

    @asynccontextmanager
    async def open_house(app: Starlette) -> AsyncIterator[None]:
        deaf = hear(screens.hear)
        open_screens = OpenScreens(screens)
        registry.register(open_screens)
        deaf_too = [hear(one.hear) for one in beside]
        for one in beside:
            one.open()
        yield
        for one in beside:
            one.close()
        for each in deaf_too:
            each()
        registry.unregister(open_screens)
        deaf()

    return Counted(
        Starlette(
            lifespan=open_house,
            routes=[
                WebSocketRoute("/ws", Socket(screens, may_watch, version)),
                *(route for one in beside for route in one.routes()),
                Route("/events", Events(screens, may_watch), methods=["GET"]),
                Route("/my/events", Events(screens, may_watch_page, who=page_visitor, cookie=COOKIE), methods=["GET"]),
                *health.routes(),
                Mount("/", pages),
            ],
        )
    )
