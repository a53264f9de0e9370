"""A letter is weighed again, when it is known who vouches for it."""

from dataclasses import replace
from datetime import datetime

from firsthand.channels.email.models import Letter
from firsthand.channels.email.read import read
from firsthand.channels.email.reading.headers import head_of
from firsthand.channels.email.reading.trouble import Trouble
from firsthand.channels.email.spam.acquaintance import acquaintance_with
from firsthand.channels.email.spam.judge import IDLE, said_by_words, signs_in
from firsthand.channels.email.spam.proof import proof_sign
from firsthand.channels.email.spam.score import score_of
from firsthand.channels.email.spam.signs import Sign
from firsthand.channels.email.spam.vocabulary import Written
from firsthand.conversations.actions import hold_back_after_all, weigh_again
from firsthand.conversations.models import Conversation, Message
from firsthand.conversations.rules.states import HeldFor
from firsthand.conversations.rules.verdict import Verdict

# What a mail server on the way had said of the same; our own finding stands in its place.
SAME = {"proofs", "forged", "machine"}


def reconsider(message: Message, *, at: datetime) -> None:
    """What is held back bears the failed proof among its reasons; what nobody has touched is held back where that tips it.

    Reading again costs something, and is done only for what failed; done twice, it changes nothing.
    """
    letter = Letter.objects.filter(message=message).first()
    if letter is None or message.conversation is None:
        return
    raw = letter.raw()
    sign = proof_sign(message.authentication, head_of(raw, start=0, stop=len(raw), trouble=Trouble()))
    if sign is None:
        return
    if message.matter.is_held:
        weigh_again(message.matter, lambda reasons: _weighed(reasons, sign))
    elif verdict := _verdict(letter, message, message.matter, raw, sign):
        hold_back_after_all(message.matter, verdict, at=at)


def _verdict(letter: Letter, message: Message, conversation: Conversation, raw: bytes, sign: Sign) -> Verdict | None:
    """What is thought of a stranger's letter now; None lets it stand."""
    inbox = conversation.inbox
    known = acquaintance_with(conversation.customer, address=message.sender_address)
    if known.is_known or not inbox.holds_spam or message.automatic in IDLE:
        return None
    incoming = read(raw, envelope_from=letter.envelope_from, envelope_to=letter.envelope_to)
    signs = signs_in(raw, replace(incoming, in_our_name=message.in_our_name))
    words = said_by_words(Written.of(message))
    verdict = _weighed([*signs, *([words] if words else [])], sign)
    return verdict if (verdict.score or 0) >= inbox.spam_threshold else None


def _weighed(reasons: list[Sign], sign: Sign) -> Verdict:
    signs = [*(one for one in reasons if one["code"] not in SAME), sign]
    return Verdict(HeldFor.LIKELY, score=score_of(signs, None), reasons=signs)
