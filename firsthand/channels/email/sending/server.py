"""A mail server to which letters are handed, and how one comes in there."""

from dataclasses import dataclass
from enum import Enum
from urllib.parse import unquote, urlsplit

from firsthand.channels.email.models import WayOut
from firsthand.kit.secrets import open_secret


class Safety(Enum):
    """How the connection is made safe."""

    NONE = "none"
    OFFERED = "offered"  # STARTTLS where it is offered, with any certificate (RFC 7435)
    STARTTLS = "starttls"
    TLS = "tls"


SCHEMES = {"smtp": Safety.OFFERED, "smtp+tls": Safety.STARTTLS, "smtps": Safety.TLS}


@dataclass(frozen=True)
class Server:
    """One that the operator named is believed; one that an administrator named must not lie in the inner network."""

    host: str
    port: int
    safety: Safety
    user: str = ""
    password: str = ""
    is_named_by_operator: bool = False


def server_at(url: str) -> Server | None:
    """The server of `FIRSTHAND_SMTP_URL`; None where it names none."""
    parts = urlsplit(url)
    safety = SCHEMES.get(parts.scheme, Safety.OFFERED)
    if not parts.hostname:
        return None
    port = parts.port or (465 if safety is Safety.TLS else 25)
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    return Server(parts.hostname, port, safety, user, password, is_named_by_operator=True)


def server_of(way: WayOut) -> Server:
    """A mailbox's own server. Raises SecretIsLost."""
    password = open_secret(way.secret) if way.secret else ""
    return Server(way.host, way.port, Safety(way.safety), way.user, password)
