"""The verdict over a letter, before it reaches the desk."""

from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.channels.email.reading.headers import head_of
from firsthand.channels.email.reading.trouble import Trouble
from firsthand.channels.email.spam.acquaintance import acquaintance_with
from firsthand.channels.email.spam.chances import chance_of
from firsthand.channels.email.spam.counting import counts_of, learnt_lately
from firsthand.channels.email.spam.score import are_enough, score_of, words_as_sign
from firsthand.channels.email.spam.signs import Sign, signs_in_words, signs_of
from firsthand.channels.email.spam.vocabulary import Written, vocabulary
from firsthand.conversations.models import Inbox
from firsthand.conversations.rules.incoming import Incoming
from firsthand.conversations.rules.states import HeldFor
from firsthand.conversations.rules.verdict import Verdict
from firsthand.people.models import Customer

# A machine's answer or report asks nobody to act, so there is nothing to keep from the desk.
IDLE = {"auto-reply", "report"}


@dataclass(frozen=True)
class Judge:
    """Looks at a letter whose exact bytes these are."""

    raw: bytes

    def __call__(self, incoming: Incoming, *, customer: Customer, inbox: Inbox, is_proven: bool) -> Verdict | None:
        """Blocked senders are held back whatever they write; else only strangers whose letter is surely enough spam."""
        known = acquaintance_with(customer, address=incoming.sender.address)
        if known.block is not None:
            return Verdict(HeldFor.BLOCKED, reasons=[{"code": "blocked", "block": known.block}])
        if is_proven or known.is_known or not inbox.holds_spam or incoming.automatic in IDLE:
            return None
        return over(signs_in(self.raw, incoming), incoming, inbox=inbox)


def weigh(incoming: Incoming, *, customer: Customer, inbox: Inbox, signs: Sequence[Sign]) -> Verdict | None:
    """The verdict over what came by another way than mail, with signs that were seen there.

    An address that was only typed makes nobody an acquaintance, so everybody is looked at.
    """
    known = acquaintance_with(customer, address=incoming.sender.address)
    if known.block is not None:
        return Verdict(HeldFor.BLOCKED, reasons=[{"code": "blocked", "block": known.block}])
    return over([*signs, *signs_in_words(incoming)], incoming, inbox=inbox) if inbox.holds_spam else None


def over(signs: list[Sign], incoming: Incoming, *, inbox: Inbox) -> Verdict | None:
    """What these signs and the words come to, where that is enough to hold it back."""
    score = score_of(signs, None)
    if words := said_by_words(Written.of(incoming)):
        signs, score = [*signs, words], score_of(signs, words)
    return Verdict(HeldFor.LIKELY, score=score, reasons=signs) if score >= inbox.spam_threshold else None


def signs_in(raw: bytes, incoming: Incoming) -> list[Sign]:
    """What can be seen in a letter without having learnt anything."""
    return signs_of(head_of(raw, start=0, stop=len(raw), trouble=Trouble()), incoming)


def said_by_words(written: Written) -> Sign | None:
    """What its words say; nothing is asked before enough was learnt."""
    learnt = learnt_lately()
    if not are_enough(learnt):
        return None
    words: Sequence[str] = vocabulary(written)
    return words_as_sign(chance_of(counts_of(words), learnt=learnt), learnt=learnt)
