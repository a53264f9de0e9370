"""Mailboxes elsewhere are read by IMAP: at once through IDLE, and from where we were after a break."""

from firsthand.channels.email.imap.keep_reading import keep_reading
from firsthand.channels.email.imap.read_mailbox import read_mailbox
from firsthand.channels.email.imap.trial import try_mailbox

__all__ = ["keep_reading", "read_mailbox", "try_mailbox"]
