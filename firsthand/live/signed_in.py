"""Who sits at a screen: the account that its session cookie proves."""

from dataclasses import dataclass
from importlib import import_module
from typing import Any, Protocol

from django.conf import settings
from django.contrib.auth import get_user
from django.db import close_old_connections
from django.http import HttpRequest


class Watcher(Protocol):
    """Anybody who may sit at a screen: a number by which it is asked what they may watch, and what ends their screens."""

    @property
    def account(self) -> int: ...

    @property
    def session(self) -> str: ...

    @property
    def controls(self) -> tuple[str, ...]: ...


@dataclass(frozen=True, slots=True)
class Visitor:
    account: int
    session: str

    @property
    def controls(self) -> tuple[str, ...]:
        """What is told when the rights of the account or the session have ended."""
        return f"account:{self.account}", f"session:{self.session}"


def visitor(session: str | None) -> Visitor | None:
    """The signed-in account behind a session cookie, or none; asks the database."""
    if not session:
        return None
    close_old_connections()
    request = HttpRequest()
    request.session = _sessions()(session)
    account = get_user(request)
    return Visitor(int(account.pk), session) if account.is_authenticated and account.is_active else None


def _sessions() -> Any:
    return import_module(settings.SESSION_ENGINE).SessionStore
