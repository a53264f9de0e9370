"""What came to a mailbox since it was last looked at is accepted."""

from datetime import timedelta
from imaplib import IMAP4
from threading import Event

from django.utils import timezone
from imap_tools.mailbox import BaseMailBox

from firsthand.channels.email.actions.accept import Envelope, accept
from firsthand.channels.email.actions.change_mailbox import ELSEWHERE
from firsthand.channels.email.imap.lease import hold
from firsthand.channels.email.imap.put_away import put_away
from firsthand.channels.email.models import Letter, Mailbox

# More of a letter than this is not fetched: it is kept cut off rather than never, and memory stays bounded.
LARGEST = 52_428_800  # bytes
LOOKS_BACK = timedelta(days=2)
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def catch_up(imap: BaseMailBox, mailbox: Mailbox, *, by: str, stop: Event) -> None:
    """Every letter that we have not had is accepted; at first contact what is unseen, afterwards what is new."""
    status = imap.folder.status(mailbox.imap_folder, ["UIDVALIDITY", "UIDNEXT"])
    is_same = mailbox.imap_validity == status["UIDVALIDITY"]
    for uid in _new(imap, mailbox, is_same=is_same):
        if stop.is_set() or not hold(mailbox, by=by, at=timezone.now()):
            return
        if raw := fetched(imap, uid):
            accept(raw, way=Letter.Way.IMAP, envelope=Envelope(recipients=(mailbox.address,)), at=timezone.now())
            put_away(imap, uid, mailbox)
        if is_same:
            _go_on_from(mailbox, uid, validity=status["UIDVALIDITY"])
    # Written last: a first look that breaks off begins again, and what it had accepted is recognised.
    last = max(mailbox.imap_last_uid if is_same else 0, status["UIDNEXT"] - 1)
    _go_on_from(mailbox, last, validity=status["UIDVALIDITY"])


def _new(imap: BaseMailBox, mailbox: Mailbox, *, is_same: bool) -> list[int]:
    if not is_same:
        return sorted(map(int, imap.uids(_first_look(mailbox))))
    # "n:*" always names the last letter too, even when its id is smaller (RFC 3501 6.4.8).
    found = map(int, imap.uids(f"UID {mailbox.imap_last_uid + 1}:*"))
    return sorted(uid for uid in found if uid > mailbox.imap_last_uid)


def _first_look(mailbox: Mailbox) -> str:
    """Ids of another validity mean other letters (RFC 3501 2.3.1.1): then what came since we last looked, by its day.

    Never all: a mailbox may hold years, and what was there before us is not ours to answer.
    """
    if mailbox.imap_validity is None or mailbox.imap_seen_at is None:
        return "UNSEEN"
    since = mailbox.imap_seen_at - LOOKS_BACK
    return f"SINCE {since.day}-{MONTHS[since.month - 1]}-{since.year}"


def fetched(imap: BaseMailBox, uid: int) -> bytes:
    """The exact bytes of a letter, which stays unseen there; empty when it is gone. Raises when the server says no."""
    said, answer = imap.client.uid("fetch", str(uid), f"(BODY.PEEK[]<0.{LARGEST}>)")
    if said != "OK":  # a letter that cannot be fetched now is not one that is gone: it would never be asked for again
        raise IMAP4.error(f"{said} {answer!r}")
    return next((part[1] for part in answer if isinstance(part, tuple)), b"")


def _go_on_from(mailbox: Mailbox, uid: int, *, validity: int) -> None:
    mailbox.imap_last_uid, mailbox.imap_validity, mailbox.imap_seen_at = uid, validity, timezone.now()
    # Where it was set up elsewhere meanwhile, these numbers mean other letters.
    same = Mailbox.objects.filter(pk=mailbox.pk, **{name: getattr(mailbox, name) for name in ELSEWHERE})
    same.update(**{name: getattr(mailbox, name) for name in ("imap_validity", "imap_last_uid", "imap_seen_at")})
