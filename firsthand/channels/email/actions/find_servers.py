"""Where the servers of an address are likely to stand."""

from dataclasses import dataclass

from firsthand.channels.email.authentication.names import Names, NoAnswerNow
from firsthand.channels.email.providers import Provider, of_address

PATIENCE = 4.0  # seconds


@dataclass(frozen=True)
class Servers:
    """The provider, where it is a known one, and the hosts to begin with."""

    provider: Provider | None
    imap: str
    smtp: str
    port: int
    safety: str


def find_servers(address: str) -> Servers:
    """Those of the provider behind the address, by its domain or its MX; else the names that are usual."""
    domain = address.rpartition("@")[2].strip().lower()
    provider = of_address(address) or of_address(address, servers=_takers(domain))
    if provider:
        return Servers(provider, provider.imap, provider.smtp, provider.port, provider.safety)
    return Servers(None, f"imap.{domain}", f"smtp.{domain}", 587, "starttls")


def _takers(domain: str) -> list[str]:
    try:
        return Names(within=PATIENCE).mail_servers(domain) if domain else []
    except NoAnswerNow:
        return []
