"""Pure decisions about people and their addresses."""

from firsthand.people.rules.addresses import name_from, normalised

__all__ = ["name_from", "normalised"]
