"""What a mailbox's administrator is told about trouble with its server."""

from typing import NamedTuple

from imap_tools.errors import MailboxFolderSelectError, MailboxLoginError

from firsthand.channels.email.consent import ConsentIsWithdrawn, NoTokenNow
from firsthand.channels.email.models import Mailbox
from firsthand.kit.hosts import InnerHost

Trouble = Mailbox.Trouble
LONGEST = 300


class Told(NamedTuple):
    """A code of `Mailbox.Trouble`, and what belongs into its sentence: mostly what the server said."""

    trouble: str
    said: str


def told(trouble: Exception, *, mailbox: Mailbox) -> Told:
    """What is kept of it, for whoever reads it in whatever language."""
    match trouble:
        case InnerHost():
            return Told(Trouble.INNER_HOST, mailbox.imap_host)
        case ConsentIsWithdrawn():
            return Told(Trouble.CONSENT, str(trouble.values["why"])[:LONGEST])
        case NoTokenNow():
            return Told(Trouble.NO_TOKEN, str(trouble.values["why"])[:LONGEST])
        case MailboxLoginError():
            return Told(Trouble.LOGIN, "")
        case MailboxFolderSelectError():
            return Told(Trouble.FOLDER, mailbox.imap_folder)
    return Told(Trouble.OUT_OF_REACH, (plain(trouble) or type(trouble).__name__)[:LONGEST])


def in_words(trouble: Exception, *, mailbox: Mailbox) -> str:
    """A sentence that says what to change, in the language of whoever reads it now."""
    return Mailbox.trouble_in_words(*told(trouble, mailbox=mailbox))


def plain(trouble: Exception) -> str:
    """What the server or the library said, on one line."""
    return " ".join(str(trouble).split())
