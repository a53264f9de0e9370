"""A mailbox's settings are tried before they are kept."""

from firsthand.channels.email.imap.connection import TROUBLE, connected
from firsthand.channels.email.imap.words import in_words
from firsthand.channels.email.models import Mailbox


def try_mailbox(mailbox: Mailbox) -> str:
    """Empty when the server lets us in and has the folder; else a sentence that says what to change."""
    try:
        with connected(mailbox):
            return ""
    except TROUBLE as trouble:
        return in_words(trouble, mailbox=mailbox)
