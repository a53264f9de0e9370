"""What was handed over, as a conversation's page shows it: the chain, the note, and whose duty is open."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from firsthand.conversations.models import Conversation, HandOver
from firsthand.conversations.queries import exactly, hand_overs_of
from firsthand.team.models import Representative
from firsthand.workspace.faces import Face, face_of

# Stand in the words for the customer until it is chosen to whom, and until when.
NAME, TIME = "{name}", "{time}"


@dataclass(frozen=True, slots=True)
class Handed:
    """How a matter stands that was handed over. `mine` where whoever reads goes on with it or may accept it."""

    chain: str
    customer: str
    giver: Face
    receiver: str
    first: str
    state: str
    why: str
    tried: str
    expects: str
    words: str
    reason: str
    is_mine: bool
    is_given_by_me: bool
    asks_me: bool
    is_to_ask: bool
    was_told: bool
    may_waive: bool


def handed_in(conversation: Conversation, *, me: Representative) -> Handed | None:
    """Nothing where it was never handed over."""
    chain = hand_overs_of(conversation)
    if not chain:
        return None
    last = chain[-1]
    is_to_ask = conversation.follow_up_by_id is not None
    return Handed(
        chain=in_words(chain),
        customer=conversation.customer.called,
        giver=face_of(last.by),
        receiver=last.accepted_by.name if last.accepted_by else last.receiver,
        first=last.first.name,
        state=last.state,
        why=last.why,
        tried=last.tried,
        expects=last.expects,
        words=last.words,
        reason=last.reason,
        is_mine=is_for(last, conversation, me),
        is_given_by_me=last.by_id == me.pk,
        asks_me=conversation.follow_up_by_id == me.pk,
        is_to_ask=is_to_ask,
        was_told=last.told_id is not None,
        may_waive=is_to_ask and may_close(me, last),
    )


def may_close(me: Representative, last: HandOver) -> bool:
    """Whether they are offered to close it without the customer's word; the act looks again."""
    return me.is_administrator or bool(me.places.get(last.before_team_id))


def is_for(last: HandOver, conversation: Conversation, me: Representative) -> bool:
    """Whether it is theirs to accept or to finish."""
    if last.by_id == me.pk:
        return False
    if last.is_offered and last.to_id is None:
        return last.to_team_id in me.places
    return conversation.owner_id == me.pk or last.to_id == me.pk


def in_words(chain: Sequence[HandOver]) -> str:
    """How often, and from whom to whom: “Handed over twice: Asta → Repairs → Jonas”."""
    names = [chain[0].by.name]
    for one in chain:
        if one.by.name != names[-1]:
            names.append(one.by.name)
        names.append(one.receiver)
        if one.accepted_by and one.accepted_by.name != names[-1]:
            names.append(one.accepted_by.name)
        if one.state == HandOver.State.GIVEN_BACK:
            names.append(one.by.name)
    counted = ngettext("Handed over once", "Handed over %(num)s times", len(chain)) % {"num": len(chain)}
    return f"{counted}: {' → '.join(names)}"


def offered_words(conversation: Conversation, me: Representative) -> str:
    """What the customer may be told, in their language; whoever hands it over may change it."""
    with translation.override(conversation.language or "en"):
        return _(
            "Hello %(customer)s,\n\nfrom now on {name} looks after your matter and knows all that you have told me; you "
            "need not repeat anything. I stay with it: by {time} I shall ask you whether it is solved.\n\n%(me)s"
        ) % {"customer": conversation.customer.called, "me": me.name}


def told_words(words: str, *, to: str, ask_by: datetime | None, conversation: Conversation) -> str:
    """The words as the customer reads them."""
    said = words.replace(NAME, to)
    return said.replace(TIME, exactly(ask_by, conversation)) if ask_by else said


def asking_words(conversation: Conversation) -> str:
    """What the first owner may ask, in the customer's language."""
    with translation.override(conversation.language or "en"):
        return _(
            "Hello %(customer)s,\n\nmy colleagues tell me that your matter is done. Is it solved for you? A word is "
            "enough; if anything is missing, I go on with it."
        ) % {"customer": conversation.customer.called}
