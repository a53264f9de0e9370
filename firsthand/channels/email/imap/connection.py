"""A connection to a mailbox's IMAP server."""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager

from imap_tools import MailBox, MailBoxUnencrypted
from imap_tools.mailbox import BaseMailBox

from firsthand.channels.email.models import Mailbox
from firsthand.kit.secrets import open_secret

WITHIN = 20  # seconds for each word of the server


@contextmanager
def connected(mailbox: Mailbox) -> Iterator[BaseMailBox]:
    """Signed in with the mailbox's folder chosen; raises OSError and imap_tools' errors."""
    with _server(mailbox).login(
        mailbox.imap_user, open_secret(mailbox.imap_secret), initial_folder=mailbox.imap_folder
    ) as imap:
        yield imap


def _server(mailbox: Mailbox) -> BaseMailBox:
    if mailbox.imap_is_tls:
        return MailBox(mailbox.imap_host, mailbox.imap_port, timeout=WITHIN, ssl_context=ssl.create_default_context())
    return MailBoxUnencrypted(mailbox.imap_host, mailbox.imap_port, timeout=WITHIN)
