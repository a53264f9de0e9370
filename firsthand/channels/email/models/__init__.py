"""The rows of e-mail."""

from firsthand.channels.email.models.alias import Alias
from firsthand.channels.email.models.block import Block
from firsthand.channels.email.models.consent import Consent, consent_of
from firsthand.channels.email.models.hook import Hook
from firsthand.channels.email.models.lesson import Lesson
from firsthand.channels.email.models.letter import Letter
from firsthand.channels.email.models.mailbox import Mailbox
from firsthand.channels.email.models.move import Move, MoveTrouble
from firsthand.channels.email.models.signature import Signature
from firsthand.channels.email.models.signing_key import SigningKey
from firsthand.channels.email.models.spam_word import SpamWord
from firsthand.channels.email.models.turn import Turn
from firsthand.channels.email.models.way_out import WayOut, way_out_of

__all__ = [
    "Alias",
    "Block",
    "Consent",
    "Hook",
    "Lesson",
    "Letter",
    "Mailbox",
    "Move",
    "MoveTrouble",
    "Signature",
    "SigningKey",
    "SpamWord",
    "Turn",
    "WayOut",
    "consent_of",
    "way_out_of",
]
