"""A connection to a mailbox's IMAP server."""

import imaplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager

from imap_tools import MailBox, MailBoxUnencrypted
from imap_tools.errors import ImapToolsError
from imap_tools.mailbox import BaseMailBox

from firsthand.channels.email.models import Mailbox
from firsthand.kit.hosts import InnerHost, must_be_outside, must_be_public
from firsthand.kit.secrets import open_secret

WITHIN = 20  # seconds for each word of the server
# What can come of calling a server that somebody named.
TROUBLE = (OSError, ImapToolsError, imaplib.IMAP4.error, InnerHost)


@contextmanager
def connected(mailbox: Mailbox) -> Iterator[BaseMailBox]:
    """Signed in with the mailbox's folder chosen; raises what stands in `TROUBLE`."""
    must_be_outside(mailbox.imap_host)
    server = _server(mailbox)
    must_be_public(server.client.sock.getpeername()[0], named=mailbox.imap_host)
    with server.login(mailbox.imap_user, open_secret(mailbox.imap_secret), initial_folder=mailbox.imap_folder) as imap:
        # Servers tell what else they can only to whom they know (RFC 3501 6.1.1), and imaplib does not ask again.
        imap.client.capabilities = tuple(imap.client.capability()[1][0].decode().upper().split())
        yield imap


def _server(mailbox: Mailbox) -> BaseMailBox:
    if mailbox.imap_is_tls:
        return MailBox(mailbox.imap_host, mailbox.imap_port, timeout=WITHIN, ssl_context=ssl.create_default_context())
    return MailBoxUnencrypted(mailbox.imap_host, mailbox.imap_port, timeout=WITHIN)
