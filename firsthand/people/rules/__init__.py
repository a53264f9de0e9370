"""Pure decisions about people and their addresses."""

from firsthand.people.rules.addresses import box_of, has_aliases, name_from, normalised

__all__ = ["box_of", "has_aliases", "name_from", "normalised"]
