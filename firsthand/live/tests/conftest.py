"""A web process in a thread of the test, and people who open screens in it."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.utils import timezone
from starlette.types import ASGIApp
from websockets.sync.client import ClientConnection, connect

from firsthand.access.models import Account, Role
from firsthand.live import asking
from firsthand.live.screens import Screens
from firsthand.run.serving.address import Address, listening
from firsthand.run.serving.application import application
from firsthand.run.serving.health import Health
from firsthand.run.serving.pages import pages
from firsthand.run.serving.web import Web
from tests.threads import hang_up
from tests.valkey import ValkeyServer

PATIENCE = 20.0  # seconds


@dataclass(frozen=True)
class OpenScreen:
    """One socket, as a page has it."""

    line: ClientConnection

    def says(self, words: Any) -> Any:
        """The answer to these words."""
        self.line.send(words if isinstance(words, str | bytes) else json.dumps(words))
        return self.hears()

    def hears(self) -> Any:
        return json.loads(self.line.recv(timeout=PATIENCE))


@dataclass(frozen=True)
class House:
    """A web process; what an account may watch is written in `allowed`."""

    port: int
    allowed: dict[int, set[str]]
    screens: list[Screens]
    names: dict[int, str]

    @property
    def open_screens(self) -> int:
        return len(self.screens[0])

    @contextmanager
    def screen(self, session: str = "", **headers: str) -> Iterator[OpenScreen]:
        cookie = {"Cookie": f"{settings.SESSION_COOKIE_NAME}={session}"} if session else {}
        with connect(f"ws://127.0.0.1:{self.port}/ws", additional_headers=cookie | headers, proxy=None) as line:
            yield OpenScreen(line)


@pytest.fixture
def house(transactional_db) -> Iterator[House]:
    allowed: dict[int, set[str]] = {}
    names: dict[int, str] = {}
    made: list[Screens] = []
    listener = listening(Address("127.0.0.1", 0))
    health = Health(is_ready=lambda: True, may_measure=lambda key: False)

    def build(screens: Screens) -> ASGIApp:
        made.append(screens)
        return application(
            screens=screens,
            may_watch=lambda account, topics: allowed.get(account, set()),
            health=health,
            pages=pages(lambda environ, start: [], threads=1, bytes_at_most=1000),
            version="of today",
        )

    web = Web(
        listener,
        build,
        introduce=lambda accounts: {one: {"name": names[one]} for one in accounts},
        proxies=["127.0.0.1"],
    )
    web.start()
    yield House(listener.getsockname()[1], allowed, made, names)
    web.stop()
    hang_up(asking.threads, asking.THREADS)


@pytest.fixture
def valkey() -> Iterator[ValkeyServer]:
    server = ValkeyServer()
    server.start()
    yield server
    server.end()


@pytest.fixture
def asta(transactional_db) -> Account:
    return Account.objects.join("asta@namai.lt", role=Role.REPRESENTATIVE, at=timezone.now())


@pytest.fixture
def jonas(transactional_db) -> Account:
    return Account.objects.join("jonas@namai.lt", role=Role.REPRESENTATIVE, at=timezone.now())


def session_of(account: Account) -> str:
    """The key of a new session of this account."""
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY] = str(account.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = account.get_session_auth_hash()
    session.save()
    return str(session.session_key)
