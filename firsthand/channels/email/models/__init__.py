"""The rows of e-mail."""

from firsthand.channels.email.models.letter import Letter
from firsthand.channels.email.models.mailbox import Mailbox

__all__ = ["Letter", "Mailbox"]
