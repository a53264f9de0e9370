"""What every bus between processes can do."""

import os
import secrets
from collections.abc import Callable, Collection
from threading import Event
from typing import Protocol

Hear = Callable[[Collection[str]], object]


class Bus(Protocol):
    """`send` is called by one thread, `listen` by another; both may raise `troubles` when the way is broken."""

    is_shared: bool
    troubles: tuple[type[Exception], ...]

    def send(self, topics: Collection[str]) -> None:
        """The topics are with the bus."""

    def listen(self, hear: Hear, *, stop: Event, ready: Event) -> None:
        """Until stopped, `hear` is called with what other processes send; `ready` is set once nothing can be missed."""


_mine = {"pid": 0, "name": ""}


def sender() -> str:
    """The name of this process on the bus, by which it passes over its own words."""
    if _mine["pid"] != os.getpid():
        _mine.update(pid=os.getpid(), name=secrets.token_hex(6))
    return str(_mine["name"])


def heard(letter: str) -> Collection[str]:
    """The topics of a letter `sender topic topic …`; none when it is our own."""
    who, *topics = letter.split(" ")
    return () if who == sender() else topics
