"""The parts of which `serve`, `web`, `worker` and `inlet` are put together."""

import os
import socket
from threading import Event

from django.conf import settings
from django.utils import timezone
from starlette.types import ASGIApp

from firsthand.kit.build import build as build_of_it
from firsthand.live.buses.chosen import bus
from firsthand.live.listening import listen
from firsthand.live.screens import Screens
from firsthand.run.serving.address import Address
from firsthand.run.serving.application import application
from firsthand.run.serving.health import Health
from firsthand.run.serving.inlet import Inlet
from firsthand.run.serving.pages import pages
from firsthand.run.serving.parts import Loop, Part
from firsthand.run.serving.process import Process
from firsthand.run.serving.watching import introduce, may_watch, name_behind
from firsthand.run.serving.web import Web

WORKER_THREADS = 2


def house(*parts: Part, listener: socket.socket | None = None) -> Process:
    """A process of these parts, of what every process has, and of the web when there is a socket for it."""
    process = Process([])
    web = [] if listener is None else [_web(listener, process)]
    process.parts = [_ears(), *parts, *web]
    return process


def worker() -> list[Part]:
    """Errands, clocks, and mailboxes that are read by IMAP."""
    from firsthand.channels.email.imap import keep_reading
    from firsthand.journal.errands.worker import Worker
    from firsthand.schedule import EVERY

    hands = Worker(f"{socket.gethostname()}:{os.getpid()}", threads=WORKER_THREADS, every=EVERY)
    return [Loop("worker", hands.run), Loop("mailboxes", keep_reading)]


def inlet(at: Address) -> Part:
    """Mail is taken in there."""
    return Inlet(at)


def _ears() -> Part:
    ready = Event()
    return Loop("live", lambda stop: listen(bus(), stop=stop, ready=ready), ready=ready)


def _web(listener: socket.socket, process: Process) -> Part:
    health = Health(is_ready=lambda: process.is_ready, may_measure=may_measure)

    def build(screens: Screens) -> ASGIApp:
        from firsthand.channels.chat.socket import chats
        from firsthand.run.wsgi import application as django

        answering = pages(django, threads=settings.WEB_THREADS, bytes_at_most=settings.DATA_UPLOAD_MAX_MEMORY_SIZE)
        return application(
            screens=screens,
            may_watch=may_watch,
            health=health,
            pages=answering,
            version=build_of_it(),
            beside=[chats(name_behind)],
        )

    return Web(listener, build, introduce=introduce, proxies=settings.PROXIES)


def may_measure(token: str) -> bool:
    """Whether the figures are for the bearer of this key: an administrator's."""
    from firsthand.access.models import KeyRole
    from firsthand.access.queries import key_of

    key = key_of(token, at=timezone.now())
    return key is not None and key.role == KeyRole.ADMINISTRATOR
