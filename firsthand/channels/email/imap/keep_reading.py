"""Every mailbox with an IMAP server is kept being read, each by one process at a time."""

import time
from threading import Event, Thread

import structlog
from django.db import close_old_connections, connection

from firsthand.channels.email.imap.read_mailbox import read_mailbox
from firsthand.channels.email.models import Mailbox

log = structlog.get_logger(__name__)

# How often we look whether a mailbox was set up, changed, or has lost its reader.
LOOK_EVERY = 5.0  # seconds
ENDS_WITHIN = 3.5  # seconds


def keep_reading(stop: Event) -> None:
    """Each mailbox has its reader until the event is set; one whose reader ended is given another."""
    readers: dict[int, Thread] = {}
    while not stop.is_set():
        close_old_connections()
        for pk in Mailbox.objects.exclude(imap_host="").values_list("pk", flat=True):
            if pk not in readers or not readers[pk].is_alive():
                readers[pk] = _reader(pk, stop)
        stop.wait(LOOK_EVERY)
    until = time.monotonic() + ENDS_WITHIN
    for reader in readers.values():
        reader.join(max(0.0, until - time.monotonic()))


def _reader(pk: int, stop: Event) -> Thread:
    thread = Thread(target=_read, args=(pk, stop), name=f"mailbox {pk}", daemon=True)
    thread.start()
    return thread


def _read(pk: int, stop: Event) -> None:
    try:
        read_mailbox(pk, stop=stop)
    except Exception as trouble:  # the reader is started anew, and the others go on
        log.warning("mailbox.trouble", mailbox=pk, why=type(trouble).__name__)
        stop.wait(LOOK_EVERY)
    finally:
        connection.close()
