"""Why a message did not arrive: codes that are kept, and the words in which a reader is told."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Why(models.TextChoices):
    """What went wrong on the way; what the server itself said stands beside it."""

    NOBODY = "nobody", _("nobody has this address")
    NO_HOST = "no-host", _("there is no such mail domain")
    MOVED = "moved", _("the customer has another address now")
    CLOSED = "closed", _("this mailbox was closed")
    REFUSED = "refused", _("the customer's mail server refuses it")
    FULL = "full", _("the customer's mailbox is full")
    TOO_LARGE = "too-large", _("it is too large for the customer's mailbox")
    CONTENT = "content", _("it was taken for spam")
    VIRUS = "virus", _("the customer's mail server does not take this kind of file")
    BLOCKED = "blocked", _("the customer's mail server takes no mail from ours")
    UNPROVEN = "unproven", _("the customer's mail server asks for proof that it is from us (SPF, DKIM, DMARC)")
    RELAYING = "relaying", _("the mail server does not serve this address")
    SENDER = "sender", _("the mail server does not accept our address as the sender")
    LATER = "later", _("the customer's mail server takes nothing now")
    UNREACHABLE = "unreachable", _("the customer's mail server does not answer")
    EXPIRED = "expired", _("it was tried too long in vain")
    LOOP = "loop", _("it went round in a circle")
    COMPLAINED = "complained", _("the customer’s mail program reported it as spam")
    SYSTEM = "system", _("the customer's mail server has a fault")
    # On our own side.
    NO_SERVER = "no-server", _("no outgoing mail server is set (FIRSTHAND_SMTP_URL)")
    LOST_PASSWORD = "lost-password", _("the password of our outgoing mail server cannot be opened: type it anew")
    LOST_KEY = "lost-key", _("the key that signs for our domain cannot be opened: make another one")
    NO_MAILBOX = "no-mailbox", _("no mailbox is set up from which it could be sent")
    NO_ADDRESS = "no-address", _("this is not an address to which mail can be sent")
    NO_LETTERS = "no-letters", _("our mail server cannot write to addresses with letters like these (no SMTPUTF8)")
    SLOW = "slow", _("our outgoing mail server did not answer in time")
    HUNG_UP = "hung-up", _("our outgoing mail server hung up")
    UNTRUSTED = "untrusted", _("our outgoing mail server has no certificate that can be trusted")
    PROVIDER_AWAY = "provider-away", _("the provider that sends for us cannot be reached")
    OUT_OF_REACH = "out-of-reach", _("our outgoing mail server cannot be reached")


WORDS = {one.value: one.label for one in Why}
# Those after which another letter to the same address fails as well.
OF_THE_ADDRESS = frozenset((Why.NOBODY, Why.NO_HOST, Why.MOVED, Why.CLOSED, Why.REFUSED))


def in_words(why: str) -> str:
    """The reason in the reader's language; empty where none is known, or the code is of another age."""
    return str(WORDS.get(why, ""))
