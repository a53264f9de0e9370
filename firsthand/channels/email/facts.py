"""What can happen to mailboxes."""

from firsthand.journal.facts import Fact, fact


@fact("mailbox.opened", "{by} opened a mailbox for the inbox {inbox}")
class MailboxOpened(Fact):
    mailbox: int
    inbox: int


@fact("mailbox.changed", "{by} changed the mailbox of the inbox {inbox}")
class MailboxChanged(Fact):
    """Names of the settings that have another value now, never the values: one of them is a password."""

    mailbox: int
    inbox: int
    changed: tuple[str, ...]


@fact("mailbox.signatures_changed", "{by} changed the signatures of the inbox {inbox}")
class SignaturesChanged(Fact):
    """The languages whose signature has other words now."""

    mailbox: int
    inbox: int
    languages: tuple[str, ...]
