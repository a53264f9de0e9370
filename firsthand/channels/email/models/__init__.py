"""The rows of e-mail."""

from firsthand.channels.email.models.alias import Alias
from firsthand.channels.email.models.letter import Letter
from firsthand.channels.email.models.mailbox import Mailbox
from firsthand.channels.email.models.signature import Signature

__all__ = ["Alias", "Letter", "Mailbox", "Signature"]
