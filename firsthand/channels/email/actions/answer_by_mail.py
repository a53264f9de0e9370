"""A representative answers the customer from their own mail program."""

from datetime import datetime

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from firsthand.channels.email.actions.authenticate import findings
from firsthand.channels.email.answering import own_words
from firsthand.channels.email.errands import explain_to_representative
from firsthand.channels.email.models import Letter
from firsthand.conversations.actions import keep_as_note, reply
from firsthand.conversations.models import Conversation, Message
from firsthand.conversations.rules.incoming import Incoming
from firsthand.conversations.rules.refusals import WrittenForAnother
from firsthand.conversations.rules.reply_address import Answering, answer_named_by
from firsthand.conversations.rules.vouched import Vouched
from firsthand.conversations.rules.words import Words
from firsthand.files.store import store_many
from firsthand.journal.errands import enqueue
from firsthand.kit.errors import Refused
from firsthand.kit.rows import update
from firsthand.people.rules import normalised
from firsthand.team.models import Representative


def answer_by_mail(letter: Letter, incoming: Incoming, *, at: datetime) -> Letter | None:
    """Their new words are a reply in the conversation, in our form and under their name; None when it is no such letter.

    It takes three proofs: the sealed address that only they were mailed, their own address as the sender, and that
    address's domain, which vouches for the letter. What lacks one is a note that says so, and they are told.
    """
    asked = answer_named_by(incoming.delivered_to)
    if asked is None or incoming.bounce:
        return None
    rep = Representative.objects.active().people().with_account().filter(pk=asked.representative).first()
    conversation = Conversation.objects.filter(pk=asked.conversation).first()
    if rep is None or conversation is None:
        return None
    with translation.override(rep.language):
        now, lacks = conversation.stands_in, _lacking(letter, incoming, rep)
        if now.customer_id != conversation.customer_id:
            lacks = lacks or WrittenForAnother(name=conversation.customer.called).sentence
        return _stand(letter, incoming, asked, now, rep, lacks=lacks, at=at)


def _lacking(letter: Letter, incoming: Incoming, rep: Representative) -> str:
    """Which proof it lacks, in words; empty when it has all."""
    if incoming.automatic:
        return _("A machine wrote it.")
    if normalised(incoming.sender.address) != normalised(rep.account.email):
        return _("It did not come from the address by which {name} signs in.").format(name=rep.name)
    found = findings(letter)
    if found.vouched is not Vouched.VOUCHED:
        return _("Nothing proves that {name} sent it: the domain of the address does not vouch for the letter.").format(
            name=rep.name
        )
    return ""


@transaction.atomic
def _stand(
    letter: Letter,
    incoming: Incoming,
    asked: Answering,
    conversation: Conversation,
    rep: Representative,
    *,
    lacks: str,
    at: datetime,
) -> Letter:
    words = _words(incoming)
    try:
        letter.message = None if lacks else _said(letter, conversation, words, asked, rep, at=at)
    except Refused as refusal:
        lacks = refusal.sentence
    if letter.message is None:
        letter.message = keep_as_note(
            conversation, words=words, claims_to_be=rep, why=lacks, fingerprint=letter.fingerprint, at=at
        )
        if not incoming.automatic:
            enqueue(explain_to_representative, rep.pk, conversation.pk, lacks, key=f"unsent:{letter.pk}")
    letter.read_at = at
    update(letter, "message", "read_at")
    return letter


def _words(incoming: Incoming) -> Words:
    files = [one for one in incoming.files if not one.inline]
    stored = store_many([(one.content, one.name, one.mime) for one in files]) if files else []
    return Words(own_words(incoming), files=tuple(stored))


def _said(
    letter: Letter, conversation: Conversation, words: Words, asked: Answering, rep: Representative, *, at: datetime
) -> Message:
    with transaction.atomic():
        return reply(
            conversation, words=words, by=rep, at=at, read_to=asked.read_to, external_id=f"mail:{letter.fingerprint}"
        )
