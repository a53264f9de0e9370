"""The rows of chat."""

from firsthand.channels.chat.models.brought_file import BroughtFile
from firsthand.channels.chat.models.card import Card
from firsthand.channels.chat.models.chat import Chat
from firsthand.channels.chat.models.used_proof import UsedProof
from firsthand.channels.chat.models.visitor import Visitor

__all__ = ["BroughtFile", "Card", "Chat", "UsedProof", "Visitor"]
