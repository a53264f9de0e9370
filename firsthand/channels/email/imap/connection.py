"""A connection to a mailbox's IMAP server."""

import imaplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager

from django.utils import timezone
from imap_tools import MailBox, MailBoxUnencrypted
from imap_tools.errors import ImapToolsError, MailboxLoginError
from imap_tools.mailbox import BaseMailBox

from firsthand.channels.email.consent import ConsentIsWithdrawn, NoTokenNow, oauthbearer, token_for, xoauth2
from firsthand.channels.email.consent.tokens import forget_token
from firsthand.channels.email.models import Consent, Mailbox, consent_of
from firsthand.kit.hosts import InnerHost, must_be_outside, must_be_public
from firsthand.kit.secrets import open_secret

WITHIN = 20  # seconds for each word of the server
# What can come of calling a server that somebody named.
TROUBLE = (OSError, ImapToolsError, imaplib.IMAP4.error, InnerHost, ConsentIsWithdrawn, NoTokenNow)


@contextmanager
def connected(mailbox: Mailbox) -> Iterator[BaseMailBox]:
    """Signed in with the mailbox's folder chosen; raises what stands in `TROUBLE`."""
    must_be_outside(mailbox.imap_host)
    server = _server(mailbox)
    must_be_public(server.client.sock.getpeername()[0], named=mailbox.imap_host)
    with _signed_in(server, mailbox) as imap:
        # Servers tell what else they can only to whom they know (RFC 3501 6.1.1), and imaplib does not ask again.
        imap.client.capabilities = tuple(imap.client.capability()[1][0].decode().upper().split())
        yield imap


def _server(mailbox: Mailbox) -> BaseMailBox:
    if mailbox.imap_is_tls:
        return MailBox(mailbox.imap_host, mailbox.imap_port, timeout=WITHIN, ssl_context=ssl.create_default_context())
    return MailBoxUnencrypted(mailbox.imap_host, mailbox.imap_port, timeout=WITHIN)


def _signed_in(server: BaseMailBox, mailbox: Mailbox) -> BaseMailBox:
    if (consent := consent_of(mailbox)) and (consent.is_given or consent.withdrawn_at):
        return _signed_in_with_consent(server, mailbox, consent)
    user, password = mailbox.imap_user, open_secret(mailbox.imap_secret)
    # LOGIN takes ASCII alone (RFC 3501 6.2.3), PLAIN any letters (RFC 4616 2).
    if user.isascii() and password.isascii():
        return server.login(user, password, initial_folder=mailbox.imap_folder)
    with _refusing_words():
        server.client.authenticate("PLAIN", lambda _challenge: f"\0{user}\0{password}".encode())
    server.folder.set(mailbox.imap_folder)
    return server


def _signed_in_with_consent(server: BaseMailBox, mailbox: Mailbox, consent: Consent) -> BaseMailBox:
    token, user = token_for(consent, at=timezone.now()), mailbox.imap_user or mailbox.address
    knows_old = "AUTH=XOAUTH2" in server.client.capabilities
    said = (
        xoauth2(user, token) if knows_old else oauthbearer(user, token, host=mailbox.imap_host, port=mailbox.imap_port)
    )
    try:
        with _refusing_words():
            # A refusal is explained in a challenge, to which nothing is to be said (RFC 7628 3.2.3).
            server.client.authenticate(
                "XOAUTH2" if knows_old else "OAUTHBEARER",
                lambda challenge: b"" if challenge else said.encode(),
            )
    except MailboxLoginError:
        forget_token(consent)
        raise
    server.folder.set(mailbox.imap_folder)
    return server


@contextmanager
def _refusing_words() -> Iterator[None]:
    """imaplib raises one error for everything; that somebody is not let in is another matter than a broken line."""
    try:
        yield
    except imaplib.IMAP4.abort:
        raise
    except imaplib.IMAP4.error as refused:
        raise MailboxLoginError(("NO", [str(refused).encode()]), "OK") from refused
