"""What is held back, in words: how much of it, since when, and why a letter looks like spam."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from firsthand.conversations.models import Hold
from firsthand.conversations.queries import Held
from firsthand.conversations.rules.states import HeldFor
from firsthand.look.times import in_words

MOST_REASONS = 6


@dataclass(frozen=True)
class Explained:
    """Why one conversation is held back."""

    title: str
    reasons: list[str]
    is_blocked: bool


def held_words(held: Held) -> str:
    """What the folder holds back, for how many and since when; empty when it holds nothing."""
    if not held.count or held.since is None:
        return ""
    count = f"{held.count:,}+" if held.are_more else str(held.count)
    letters = ngettext(
        "%(count)s conversation is held back, since %(time)s.",
        "%(count)s conversations are held back, the first since %(time)s.",
        held.count,
    ) % {"count": count, "time": in_words(held.since)}
    return f"{letters} {by_reason(held)}."


def by_reason(held: Held) -> str:
    """How many of them for which reason."""
    named = [(HeldFor.LIKELY, held.likely), (HeldFor.MARKED, held.marked), (HeldFor.BLOCKED, held.blocked)]
    return ", ".join(f"{reason.label}: {count}" for reason, count in named if count).capitalize()


def explained(hold: Hold | None) -> Explained | None:
    """Why it is held back, in sentences."""
    if hold is None:
        return None
    reasons = sorted(hold.reasons, key=lambda one: -float(one.get("points", 0)))
    told = [sentence for one in reasons if (sentence := reason(one))]
    return Explained(title(hold), told[:MOST_REASONS], hold.held_for == HeldFor.BLOCKED)


def title(hold: Hold) -> str:
    """Who or what holds it back."""
    name = hold.by.name if hold.by else ""
    match hold.held_for:
        case HeldFor.MARKED:
            return _("%(name)s marked it as spam.") % {"name": name}
        case HeldFor.BLOCKED if name:
            return _("%(name)s blocked the sender.") % {"name": name}
        case HeldFor.BLOCKED:
            return _("The sender is blocked.")
    return _("It looks like spam (%(score)s of 100).") % {"score": hold.score}


def reason(one: Mapping[str, Any]) -> str:
    """The reason as a sentence; empty where its code is not known any more."""
    words = REASONS.get(str(one.get("code")))
    return words(one) if words else ""


REASONS: dict[str, Callable[[Mapping[str, Any]], str]] = {}
