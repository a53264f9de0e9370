"""What can be done with letters."""

from firsthand.channels.email.actions.accept import Accepted, Envelope, accept
from firsthand.channels.email.actions.change_mailbox import MailboxSettings, change_mailbox
from firsthand.channels.email.actions.change_signatures import change_signatures
from firsthand.channels.email.actions.ingest import Ingested, ingest
from firsthand.channels.email.actions.take_in import take_in
from firsthand.channels.email.actions.try_mailbox import try_mailbox

__all__ = [
    "Accepted",
    "Envelope",
    "Ingested",
    "MailboxSettings",
    "accept",
    "change_mailbox",
    "change_signatures",
    "ingest",
    "take_in",
    "try_mailbox",
]
