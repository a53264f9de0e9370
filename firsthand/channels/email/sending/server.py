"""A mail server to which letters are handed, and how one comes in there."""

from dataclasses import dataclass
from enum import Enum
from urllib.parse import unquote, urlsplit

from django.utils import timezone

from firsthand.channels.email.consent import token_for
from firsthand.channels.email.models import WayOut, consent_of
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
    token: str = ""  # instead of a password
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
    """A mailbox's own server; without a password, signed in to as the mailbox's owner consented.

    Raises SecretIsLost, ConsentIsWithdrawn, NoTokenNow.
    """
    consent = None if way.secret else consent_of(way.mailbox)
    if consent and (consent.is_given or consent.withdrawn_at):
        user = way.user or way.mailbox.imap_user or way.mailbox.address
        token = token_for(consent, at=timezone.now())
        return Server(way.host, way.port, Safety(way.safety), user, token=token)
    password = open_secret(way.secret) if way.secret else ""
    return Server(way.host, way.port, Safety(way.safety), way.user, password)
