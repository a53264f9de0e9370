"""What becomes, on the other server, of a letter that was accepted."""

from imap_tools.consts import MailMessageFlags
from imap_tools.errors import ImapToolsError, MailboxFlagError
from imap_tools.mailbox import BaseMailBox
from imap_tools.utils import check_command_status

from firsthand.channels.email.imap.words import LONGEST, plain
from firsthand.channels.email.models import Mailbox

Afterwards = Mailbox.Afterwards


def put_away(imap: BaseMailBox, uid: int, mailbox: Mailbox) -> None:
    """It is left, marked as read, or moved, as its mailbox says.

    A server that refuses this is written on the mailbox and stops nothing: the letter is ours already, and those behind
    it must not wait for a folder that is full.
    """
    try:
        _put_away(imap, str(uid), mailbox)
    except ImapToolsError as refused:
        mailbox.imap_trouble, mailbox.imap_trouble_said = Mailbox.Trouble.NOT_PUT_AWAY, plain(refused)[:LONGEST]
        mailbox.save(update_fields=["imap_trouble", "imap_trouble_said"])


def _put_away(imap: BaseMailBox, uid: str, mailbox: Mailbox) -> None:
    match mailbox.imap_afterwards:
        case Afterwards.SEEN:
            _mark(imap, uid, MailMessageFlags.SEEN)
        case Afterwards.MOVE:
            _mark(imap, uid, MailMessageFlags.SEEN)
            _move(imap, uid, mailbox.imap_moves_to)


def _mark(imap: BaseMailBox, uid: str, flag: str) -> None:
    # Not the library's own way: it expunges the folder each time, and with it what its owner had only marked.
    check_command_status(imap.client.uid("STORE", uid, "+FLAGS", f"({flag})"), MailboxFlagError)


def _move(imap: BaseMailBox, uid: str, folder: str) -> None:
    """By MOVE (RFC 6851) where the server knows it, else copied and this one letter taken away (RFC 4315)."""
    if not imap.folder.exists(folder):
        imap.folder.create(folder)
    if "MOVE" in imap.client.capabilities:
        imap.move(uid, folder)
        return
    imap.copy(uid, folder)
    take_away(imap, uid)


def take_away(imap: BaseMailBox, uid: str) -> None:
    """This one letter is gone from the folder, or is marked to be, where the server cannot take one alone."""
    _mark(imap, uid, MailMessageFlags.DELETED)
    if "UIDPLUS" in imap.client.capabilities:
        imap.client.uid("EXPUNGE", uid)
