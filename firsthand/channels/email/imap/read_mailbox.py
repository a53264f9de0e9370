"""One mailbox is read: what came meanwhile first, then each letter as it comes (RFC 2177)."""

import os
import socket
import time
from threading import Event

from django.utils import timezone
from imap_tools.errors import MailboxLoginError
from imap_tools.mailbox import BaseMailBox

from firsthand.channels.email.imap.catch_up import catch_up
from firsthand.channels.email.imap.connection import TROUBLE, connected
from firsthand.channels.email.imap.lease import hold, let_go
from firsthand.channels.email.imap.words import Told, told
from firsthand.channels.email.models import Mailbox
from firsthand.journal.errands.identity import identity

# IDLE is begun anew long before servers close it for silence (RFC 2177: 29 minutes), and as often as the lease
# wants renewing and the settings may have changed.
IDLE_FOR = 20.0  # seconds
# How soon a stop is noticed.
SLICE = 1.0  # seconds
AGAIN_AFTER = 5.0  # seconds
# Providers lock an account into which somebody tries a wrong password again and again.
AGAIN_AFTER_REFUSAL = 300.0  # seconds
SETTINGS = (
    "imap_host",
    "imap_port",
    "imap_user",
    "imap_secret",
    "imap_folder",
    "imap_is_tls",
    "imap_afterwards",
    "imap_moves_to",
)


def read_mailbox(pk: int, *, stop: Event) -> None:
    """Letters are accepted until the event is set, the settings change, or another process holds the mailbox.

    Trouble with the server is written on the mailbox, where its administrator sees it, and ends the reading.
    """
    mailbox, me = Mailbox.objects.get(pk=pk), f"{socket.gethostname()[:60]}:{os.getpid()}@{identity()}"
    if not hold(mailbox, by=me, at=timezone.now()):
        return
    try:
        with connected(mailbox) as imap:
            _note(mailbox, Told("", ""))
            while not stop.is_set() and _is_still_ours(mailbox, by=me):
                catch_up(imap, mailbox, by=me, stop=stop)
                _wait_for_news(imap, stop=stop)
    except TROUBLE as trouble:
        _note(mailbox, told(trouble, mailbox=mailbox))
        _rest(mailbox, trouble, by=me, stop=stop)
    finally:
        let_go(mailbox, by=me)


def _wait_for_news(imap: BaseMailBox, *, stop: Event) -> None:
    until = time.monotonic() + IDLE_FOR
    with imap.idle as idle:
        while not stop.is_set() and time.monotonic() < until:
            if idle.poll(timeout=SLICE):
                return


def _rest(mailbox: Mailbox, trouble: Exception, *, by: str, stop: Event) -> None:
    """It is left alone for a while, but not when an administrator has changed its settings."""
    pause = AGAIN_AFTER_REFUSAL if isinstance(trouble, MailboxLoginError) else AGAIN_AFTER
    until = time.monotonic() + pause
    while time.monotonic() < until and _is_still_ours(mailbox, by=by):
        if stop.wait(SLICE):
            return


def _is_still_ours(mailbox: Mailbox, *, by: str) -> bool:
    """Whether we hold it, with the settings with which we began."""
    if not hold(mailbox, by=by, at=timezone.now()):
        return False
    now = Mailbox.objects.filter(pk=mailbox.pk).values_list(*SETTINGS).first()
    return now == tuple(getattr(mailbox, name) for name in SETTINGS)


def _note(mailbox: Mailbox, now: Told) -> None:
    if now != (mailbox.imap_trouble, mailbox.imap_trouble_said):
        mailbox.imap_trouble, mailbox.imap_trouble_said = now
        mailbox.save(update_fields=["imap_trouble", "imap_trouble_said"])
