"""What can happen to an inbox."""

from firsthand.journal.facts import Fact, fact


@fact("inbox.opened", "{by} opened the inbox {inbox}")
class InboxOpened(Fact):
    inbox: int


@fact("inbox.changed", "{by} changed the inbox {inbox}")
class InboxChanged(Fact):
    """Names of the settings that have another value now."""

    inbox: int
    changed: tuple[str, ...]
