"""One mailbox is read: what came meanwhile first, then each letter as it comes (RFC 2177)."""

import imaplib
import os
import socket
import time
from threading import Event

from django.utils import timezone
from imap_tools.errors import ImapToolsError
from imap_tools.mailbox import BaseMailBox

from firsthand.channels.email.actions.accept import Envelope, accept
from firsthand.channels.email.imap.connection import connected
from firsthand.channels.email.imap.lease import hold, let_go
from firsthand.channels.email.models import Letter, Mailbox

AT_ONCE = 20
# IDLE is begun anew long before servers close it for silence (RFC 2177: 29 minutes), and as often as the lease
# wants renewing and the settings may have changed.
IDLE_FOR = 20.0  # seconds
# How soon a stop is noticed.
SLICE = 1.0  # seconds
ME = f"{socket.gethostname()}:{os.getpid()}"


def read_mailbox(pk: int, *, stop: Event) -> None:
    """Letters are accepted until the event is set, the settings change, or another process holds the mailbox.

    Trouble with the server is written on the mailbox, where its administrator sees it, and ends the reading.
    """
    mailbox = Mailbox.objects.get(pk=pk)
    if not hold(mailbox, by=ME, at=timezone.now()):
        return
    try:
        with connected(mailbox) as imap:
            _note(mailbox, trouble="")
            _read(imap, mailbox, stop=stop)
    except (OSError, ImapToolsError, imaplib.IMAP4.error) as trouble:
        _note(mailbox, trouble=str(trouble)[:300] or type(trouble).__name__)
        stop.wait(SLICE * 5)
    finally:
        let_go(mailbox, by=ME)


def _read(imap: BaseMailBox, mailbox: Mailbox, *, stop: Event) -> None:
    while not stop.is_set() and hold(mailbox, by=ME, at=timezone.now()) and _is_unchanged(mailbox):
        catch_up(imap, mailbox)
        _wait_for_news(imap, stop=stop)


def catch_up(imap: BaseMailBox, mailbox: Mailbox) -> None:
    """Every letter that we have not had is accepted; at first contact what is unseen, afterwards what is new."""
    status = imap.folder.status(mailbox.imap_folder, ["UIDVALIDITY", "UIDNEXT"])
    if mailbox.imap_validity != status["UIDVALIDITY"]:
        # Ids of another validity mean other letters (RFC 3501 2.3.1.1); copies that come again are recognised as such.
        wanted = "UNSEEN" if mailbox.imap_validity is None else "ALL"
        mailbox.imap_validity, mailbox.imap_last_uid = status["UIDVALIDITY"], 0
    else:
        wanted = f"UID {mailbox.imap_last_uid + 1}:*"
    # "n:*" always names the last letter too, even when its id is smaller (RFC 3501 6.4.8).
    uids = sorted(uid for uid in map(int, imap.uids(wanted)) if uid > mailbox.imap_last_uid)
    for begin in range(0, len(uids), AT_ONCE):
        _accept(imap, uids[begin : begin + AT_ONCE], mailbox)
    _go_on_from(mailbox, max(mailbox.imap_last_uid, status["UIDNEXT"] - 1 if not uids else uids[-1]))


def _accept(imap: BaseMailBox, uids: list[int], mailbox: Mailbox) -> None:
    for uid in uids:
        if raw := fetched(imap, uid):
            accept(raw, way=Letter.Way.IMAP, envelope=Envelope(recipients=(mailbox.address,)), at=timezone.now())
    _go_on_from(mailbox, uids[-1])


def fetched(imap: BaseMailBox, uid: int) -> bytes:
    """The exact bytes of a letter, which stays unseen there; empty when it is gone."""
    _typ, answer = imap.client.uid("fetch", str(uid), "(BODY.PEEK[])")
    return next((part[1] for part in answer if isinstance(part, tuple)), b"")


def _go_on_from(mailbox: Mailbox, uid: int) -> None:
    mailbox.imap_last_uid, mailbox.imap_seen_at = uid, timezone.now()
    mailbox.save(update_fields=["imap_validity", "imap_last_uid", "imap_seen_at"])


def _wait_for_news(imap: BaseMailBox, *, stop: Event) -> None:
    until = time.monotonic() + IDLE_FOR
    with imap.idle as idle:
        while not stop.is_set() and time.monotonic() < until:
            if idle.poll(timeout=SLICE):
                return


def _is_unchanged(mailbox: Mailbox) -> bool:
    now = Mailbox.objects.filter(pk=mailbox.pk).values_list(*SETTINGS).first()
    return now == tuple(getattr(mailbox, name) for name in SETTINGS)


SETTINGS = ("imap_host", "imap_port", "imap_user", "imap_secret", "imap_folder", "imap_is_tls")


def _note(mailbox: Mailbox, *, trouble: str) -> None:
    if mailbox.imap_trouble != trouble:
        mailbox.imap_trouble = trouble
        mailbox.save(update_fields=["imap_trouble"])
