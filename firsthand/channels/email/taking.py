"""Which mail the inlet takes, and under which name and certificate."""

import ssl
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings

from firsthand.channels.email.queries import own_domains
from firsthand.people.rules import normalised


def takes(address: str) -> bool:
    """Whether mail there is ours: at a mailbox's domain, or an accepted one (`FIRSTHAND_MAIL_DOMAINS`, `*`: all)."""
    accepted = frozenset(settings.MAIL_DOMAINS)
    local, _, domain = normalised(address).rpartition("@")
    if not local:  # every server has a postmaster (RFC 5321 4.5.1)
        return domain == "postmaster"
    return "*" in accepted or domain in accepted or domain in own_domains()


def hostname() -> str:
    """The name with which the inlet greets."""
    return urlsplit(settings.BASE_URL).hostname or "localhost"


def starttls() -> ssl.SSLContext | None:
    """What STARTTLS is offered with (`FIRSTHAND_SMTP_CERTIFICATE`, a PEM file with its key); None offers none."""
    if not settings.SMTP_CERTIFICATE:
        return None
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(Path(settings.SMTP_CERTIFICATE))
    return context
