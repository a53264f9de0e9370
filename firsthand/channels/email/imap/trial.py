"""A mailbox's settings are tried before they are kept."""

from dataclasses import dataclass

from firsthand.channels.email.imap.connection import TROUBLE, connected
from firsthand.channels.email.imap.words import in_words
from firsthand.channels.email.models import Mailbox


@dataclass(frozen=True)
class Trial:
    """What the server answered: nothing to complain of, or a sentence that says what to change; and which folders it has."""

    trouble: str = ""
    folders: tuple[str, ...] = ()


def try_mailbox(mailbox: Mailbox) -> Trial:
    """Without trouble when the server lets us in and has the folder."""
    try:
        with connected(mailbox) as imap:
            return Trial(folders=tuple(one.name for one in imap.folder.list())[:500])
    except TROUBLE as trouble:
        return Trial(in_words(trouble, mailbox=mailbox))
