"""The settings of a mailbox are tried before they are kept."""

from firsthand.channels.email.actions.change_mailbox import MailboxSettings, keep_secret_home
from firsthand.channels.email.imap.trial import Trial
from firsthand.channels.email.imap.trial import try_mailbox as try_connection
from firsthand.channels.email.models import Mailbox
from firsthand.channels.email.queries import mailbox_at
from firsthand.conversations.models import Inbox
from firsthand.journal.actor import Acts
from firsthand.kit.secrets import seal_secret
from firsthand.team.rules.permissions import must_administer


def try_mailbox(inbox: Inbox, settings: MailboxSettings, *, by: Acts) -> Trial:
    """What the server answers to these settings; nothing is kept.

    Raises OnlyAdministratorsMay, MailboxAddressIsWrong, PortIsWrong, FolderIsMissing, PasswordIsOfAnother.
    """
    must_administer(by)
    return try_connection(mailbox_tried(inbox, settings))


def mailbox_tried(inbox: Inbox, settings: MailboxSettings) -> Mailbox:
    """The mailbox with these settings, not kept; without another password the one before is tried at its server."""
    kept = mailbox_at(inbox)
    tried = Mailbox(pk=kept.pk if kept else None, inbox=inbox, **settings.checked())
    if settings.password is not None:
        tried.imap_secret = seal_secret(settings.password)
    elif kept is not None:
        keep_secret_home(kept.imap_secret, before=kept.imap_host, now=tried.imap_host, given=None)
        tried.imap_secret = kept.imap_secret
    return tried
