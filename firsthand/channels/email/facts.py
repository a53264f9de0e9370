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


@fact("mailbox.way_out_changed", "{by} changed how letters of the inbox {inbox} leave")
class WayOutChanged(Fact):
    """Names of the settings that have another value now, never the values: one of them is a password."""

    mailbox: int
    inbox: int
    changed: tuple[str, ...]


@fact("signing.key_made", "{by} made the signing key {selector} for {domain}")
class SigningKeyMade(Fact):
    domain: str
    selector: str


@fact("signing.began", "{by} had letters of {domain} signed with the key {selector}")
class SigningBegan(Fact):
    domain: str
    selector: str


@fact("signing.ended", "{by} ended the signing of {domain} with the key {selector}")
class SigningEnded(Fact):
    domain: str
    selector: str


@fact("sender.blocked", "{by} blocked a sender")
class SenderBlocked(Fact):
    """The address or domain stands in the row of the block, never here."""

    block: int


@fact("sender.unblocked", "{by} unblocked a sender")
class SenderUnblocked(Fact):
    block: int


@fact("mailbox.consent_given", "{by} signed in with the provider of the inbox {inbox}")
class ConsentGiven(Fact):
    mailbox: int
    inbox: int


@fact("mailbox.consent_taken_back", "{by} ended signing in with the provider of the inbox {inbox}")
class ConsentTakenBack(Fact):
    mailbox: int
    inbox: int


@fact("mailbox.hook_opened", "{by} let {provider} bring letters to the inbox {inbox}")
class HookOpened(Fact):
    mailbox: int
    inbox: int
    provider: str


@fact("mailbox.hook_closed", "{by} refused further calls of {provider} for the inbox {inbox}")
class HookClosed(Fact):
    mailbox: int
    inbox: int
    provider: str


@fact("move.began", "{by} began to bring old mail along")
class MoveBegan(Fact):
    move: int


@fact("move.changed", "{by} paused, went on with, cancelled or took out an import of old mail")
class MoveChanged(Fact):
    move: int
    state: str
