"""A mailbox's settings are tried before they are kept."""

import imaplib

from django.utils.translation import gettext as _
from imap_tools.errors import ImapToolsError, MailboxFolderSelectError, MailboxLoginError

from firsthand.channels.email.imap.connection import connected
from firsthand.channels.email.models import Mailbox


def try_mailbox(mailbox: Mailbox) -> str:
    """Empty when the server lets us in and has the folder; else a sentence that says what to change."""
    try:
        with connected(mailbox):
            return ""
    except MailboxLoginError:
        return _("The server did not accept the user name and password.")
    except MailboxFolderSelectError:
        return _("There is no folder “{folder}” there.").format(folder=mailbox.imap_folder)
    except (OSError, ImapToolsError, imaplib.IMAP4.error) as trouble:
        return _("The server could not be reached: {why}").format(why=trouble)
