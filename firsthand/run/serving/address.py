"""Where the house is open: `HOST:PORT`, and the socket that listens there."""

import socket
from dataclasses import dataclass

from firsthand.kit.errors import Refused

TAKES_WITHIN = 60.0  # seconds in which a reader takes something of what waits for it


class AddressTaken(Refused):
    words = "Nothing can listen on {address}: {why}. Choose another port."


class NotAnAddress(Refused):
    words = "“{given}” is not HOST:PORT, for example 127.0.0.1:8000."


@dataclass(frozen=True)
class Address:
    host: str
    port: int

    def __str__(self) -> str:
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"


def address(given: str) -> Address:
    """`HOST:PORT`, `[IPv6]:PORT`, `:PORT` or `PORT` as an address; without a host it is this machine alone."""
    host, _, port = given.rpartition(":")
    if not port.isdecimal() or int(port) > 65535:
        raise NotAnAddress(given=given)
    return Address(host.strip("[]") or "127.0.0.1", int(port))


def listening(at: Address) -> socket.socket:
    """A socket that listens there already, so that a taken port is known before anything has started."""
    try:
        family = socket.AF_INET6 if ":" in at.host else socket.AF_INET
        listener = socket.create_server((at.host, at.port), family=family, backlog=4096)
    except OSError as error:
        raise AddressTaken(address=at, why=(error.strerror or str(error)).lower()) from error
    _let_go_of_sleepers(listener)
    return listener


def _let_go_of_sleepers(listener: socket.socket) -> None:
    """A line is closed only when it is empty, so one that nobody reads would stay for ever; its kernel ends it (RFC 5482)."""
    if hasattr(socket, "TCP_USER_TIMEOUT"):  # Linux; what is accepted here inherits it
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, int(TAKES_WITHIN * 1000))
