"""What a mailbox's administrator is told about trouble with its server."""

from django.utils.translation import gettext as _
from imap_tools.errors import MailboxFolderSelectError, MailboxLoginError

from firsthand.channels.email.consent import ConsentIsWithdrawn, NoTokenNow
from firsthand.channels.email.models import Mailbox
from firsthand.kit.hosts import InnerHost


def in_words(trouble: Exception, *, mailbox: Mailbox) -> str:
    """A sentence that says what to change, at most 300 characters."""
    match trouble:
        case InnerHost() | ConsentIsWithdrawn() | NoTokenNow():
            return trouble.sentence[:300]
        case MailboxLoginError():
            return _("The server did not accept the user name and password.")
        case MailboxFolderSelectError():
            return _("There is no folder “{folder}” there.").format(folder=mailbox.imap_folder)
    why = " ".join(str(trouble).split()) or type(trouble).__name__
    return _("The server could not be reached: {why}").format(why=why)[:300]
