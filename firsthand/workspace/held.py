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
    """The reason as a sentence; empty where it speaks for the letter, or its code is not known any more."""
    words = REASONS.get(str(one.get("code")))
    return words(one) if words and one.get("points", 0) > 0 else ""


def said_by_words(one: Mapping[str, Any]) -> str:
    named: list[tuple[str, int]] = [(word.partition(":")[2] or word, count) for word, count in one["named"]]
    words = ", ".join(f"“{word}”" for word in dict.fromkeys(word for word, _count in named))
    count = max((count for _word, count in named), default=0)
    if not count:
        return _("Its words are like those of letters that were marked as spam.")
    return ngettext(
        "Words of it stood in %(count)s letter that was marked as spam: %(words)s.",
        "Words of it stood in up to %(count)s letters that were marked as spam: %(words)s.",
        count,
    ) % {"count": count, "words": words}


# What the sender's domain asks to be done with letters like it.
ASKED: dict[str, Callable[[], str]] = {
    "reject": lambda: _(
        "Its sender’s domain, %(domain)s, asks that such a letter be refused: nothing proves that it comes from there (DMARC)."
    ),
    "quarantine": lambda: _(
        "Its sender’s domain, %(domain)s, asks that such a letter be set aside: nothing proves that it comes from there (DMARC)."
    ),
    "none": lambda: _("Nothing proves that it comes from %(domain)s (DMARC)."),
}
REASONS: dict[str, Callable[[Mapping[str, Any]], str]] = {
    "upstream": lambda one: _("Another spam filter on its way called it spam."),
    "proofs": lambda one: (
        _("It could not prove that it comes from where it says (%(failed)s).")
        % {"failed": ", ".join(one["failed"]).upper()}
    ),
    "forged": lambda one: ASKED.get(one["asked"], ASKED["none"])() % one,
    "machine": lambda one: _("The machine that sent it may not send for %(domain)s (SPF).") % one,
    "our_name": lambda one: _("It bears one of our own addresses, but came from outside."),
    "name_address": lambda one: _("Its sender’s name shows another address: %(shown)s.") % one,
    "reply_elsewhere": lambda one: _("Answers to it would go to somebody else: %(to)s.") % one,
    "mixed_letters": lambda one: _("It mixes Latin and Cyrillic letters in one word, so that it looks like another."),
    "unseen_letters": lambda one: _("Its subject holds signs that cannot be seen."),
    "program": lambda one: _("It brings a file that could run a program: %(name)s.") % one,
    "links": lambda one: _("It has links, and few words."),
    "disguised_link": lambda one: _("A link shows %(shown)s but leads to %(real)s.") % one,
    "no_id": lambda one: _("It bears no number of its own, as mail programs give to every letter."),
    "no_date": lambda one: _("It does not say when it was written."),
    "shouts": lambda one: _("Its subject is all in capitals."),
    "words": said_by_words,
    "trapped": lambda one: _("A place in the form that people do not see was filled in."),
    "unstamped": lambda one: _("It was not sent from the page of the form."),
    "hasty": lambda one: _("The form was filled in faster than people write."),
    "many_from_place": lambda one: _("%(count)s forms came from the same machine within an hour.") % one,
    "many_from_address": lambda one: _("%(count)s forms named the same address within an hour.") % one,
    "same_page": lambda one: _("The same page was sent %(count)s times before.") % one,
}
