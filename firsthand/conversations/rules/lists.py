"""The lists of the desk, and the orders in which each can be read. Pure."""

from enum import StrEnum

from firsthand.conversations.rules.asking import Asked


class Sort(StrEnum):
    """What stands first."""

    DUE = "due"
    NEWEST = "newest"
    OLDEST = "oldest"


def sorts_narrowed(asked: Asked) -> tuple[Sort, ...]:
    """The orders of a list that is narrowed down: only what is open is due, and words are found newest first."""
    if asked.words.strip():
        return (Sort.NEWEST,)
    by_age = (Sort.NEWEST, Sort.OLDEST)
    return (Sort.DUE, *by_age) if asked.value("is") in {"open", "late"} else by_age


class View(StrEnum):
    """The lists of the desk."""

    MINE = "mine"
    TEAM = "team"
    UNOWNED = "unowned"
    WAITING = "waiting"
    MENTIONS = "mentions"
    FOLLOWING = "following"
    ALL = "all"
    SPAM = "spam"

    @property
    def sorts(self) -> tuple[Sort, ...]:
        """The orders in which it can be read, the usual one first: where nothing is owed, nothing is due."""
        if self in {View.MINE, View.TEAM, View.UNOWNED}:
            return (Sort.DUE, Sort.NEWEST, Sort.OLDEST)
        if self in {View.MENTIONS, View.FOLLOWING}:
            return (Sort.NEWEST, Sort.OLDEST, Sort.DUE)
        return (Sort.NEWEST, Sort.OLDEST)

    def sort(self, wanted: str) -> Sort:
        """The order that is wanted, or the usual one where this list is not read so."""
        return next((one for one in self.sorts if one == wanted), self.sorts[0])
