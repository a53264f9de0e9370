"""Whose mailbox an address is, by its domain or by the servers that take its letters. Pure."""

from collections.abc import Iterable

from firsthand.channels.email.providers.known import PROVIDERS, Provider


def of_address(address: str, *, servers: Iterable[str] = ()) -> Provider | None:
    """The provider behind an address; `servers` are the MX hosts of its domain, for domains of one's own."""
    domain = address.rpartition("@")[2].strip().lower()
    own = next((one for one in PROVIDERS if domain in one.domains), None)
    return own or next(filter(None, map(at_server, servers)), None)


def at_server(host: str) -> Provider | None:
    """The provider to which a server belongs."""
    name = host.strip().lower().rstrip(".")
    return next((one for one in PROVIDERS if any(_is_in(name, end) for end in one.servers)), None)


def _is_in(name: str, domain: str) -> bool:
    return name == domain or name.endswith(f".{domain}")
