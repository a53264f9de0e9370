"""A customer's matters, each with how it stands or ended."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from firsthand.conversations.models import Conversation
from firsthand.conversations.rules.states import State
from firsthand.look.times import in_words
from firsthand.workspace import addresses


@dataclass(frozen=True, slots=True)
class Matter:
    """One line: what it was about, and what became of it."""

    href: str
    subject: str
    ended: str


def some(found: Sequence[Conversation], *, at_most: int, of: int) -> tuple[list[Matter], str]:
    """At most so many of them, and where those before are asked for when there are."""
    more_at = f"{addresses.conversation(of)}earlier/?before={found[at_most - 1].pk}" if len(found) > at_most else ""
    return [matter(one) for one in found[:at_most]], more_at


def matter(one: Conversation) -> Matter:
    """The matter for the list beside a conversation."""
    return Matter(addresses.conversation(one.pk), one.subject or _("(no subject)"), ended(one))


def ended(one: Conversation) -> str:
    """How it stands or ended, in words."""
    match one.state:
        case State.RESOLVED if one.resolved_at:
            solved = _("solved %(time)s") % {"time": in_words(one.resolved_at)}
            return f"{solved}, {one.owner.name}" if one.owner else solved
        case State.WAITING:
            return _("waits for the customer")
        case State.SNOOZED:
            return _("put away")
        case State.HELD:
            return _("held back")
    return _("open since %(time)s") % {"time": in_words(one.opened_at)}
