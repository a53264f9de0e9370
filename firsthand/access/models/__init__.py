"""The nouns of this folder."""

from firsthand.access.models.account import Account
from firsthand.access.models.door_rules import DoorRules
from firsthand.access.models.key import Key
from firsthand.access.models.role import KeyRole, Role

__all__ = ["Account", "DoorRules", "Key", "KeyRole", "Role"]
