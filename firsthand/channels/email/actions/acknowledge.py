"""A customer who wrote is told that it arrived, and by when somebody answers."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import translation
from django.utils.translation import gettext as _

from firsthand.channels.email.actions.authenticate import is_in_our_name
from firsthand.channels.email.models import Letter
from firsthand.conversations.actions import acknowledge
from firsthand.conversations.models import Message
from firsthand.conversations.queries import exactly
from firsthand.conversations.rules.subjects import answering
from firsthand.conversations.rules.vouched import Vouched
from firsthand.organisation.queries import the_organisation
from firsthand.people.queries import has_complained
from firsthand.people.rules import normalised

# Two desks that answer each other stop after a few; nobody needs more of these in a day.
A_DAY = 3
# Whoever forges a thousand senders would have us write to a thousand bystanders: to people whom we never answered no
# more than this in ten minutes, and none of the words that came with the letter.
STRANGERS, WITHIN = 30, timedelta(minutes=10)

# What is taken in later than this is catch-up: a mailbox read after a long break, an archive given to `firsthand
# ingest`, a backup played back. Its writers have waited, or were answered elsewhere; a hundred machines' mails saying
# "thank you" at once help none of them (Zammad 3006 mailed thousands). Nothing but the letter's own date tells an
# archive from news, so the date decides, by whichever way it came. The price: no acknowledgement for somebody whose
# clock is wrong, and none for a letter that a relay held back for half a day.
FRESH = timedelta(hours=6)
# A letter of tomorrow was written under a wrong clock too; a little of it is only two clocks that differ.
AHEAD = timedelta(hours=1)


def acknowledge_letter(message_id: int, *, at: datetime) -> None:
    """An acknowledgement stands in the customer's language and time, unless none are sent or enough were."""
    message = Message.objects.select_related("conversation__inbox", "conversation__customer").get(pk=message_id)
    conversation = message.matter
    due = conversation.answer_due_at
    if due is None or not conversation.inbox.acknowledges or not _is_for_a_person(message):
        return
    if not _is_news(message, at=at) or _had_enough(message, at=at):
        return
    if not (is_known := _was_answered_before(message)) and _are_too_many(at=at):
        return
    with translation.override(conversation.language or "en"):
        told = acknowledgement(message, due=due, is_known=is_known)
    acknowledge(conversation, answers=message, subject=told.subject, words=told.words, at=at)


@dataclass(frozen=True)
class Told:
    """What an acknowledgement says."""

    subject: str
    words: str


def _is_for_a_person(message: Message) -> bool:
    """Machines, lists and those who want no answer get none (RFC 3834 2); nor ourselves, colleagues, and who called our mail spam.

    Nor whoever is given as the sender of what their own domain calls forged: they never wrote.
    """
    address = normalised(message.sender_address)
    if not address or message.automatic or message.vouched == Vouched.FAILED:
        return False
    return not is_in_our_name(address) and not has_complained(address)


def _is_news(message: Message, *, at: datetime) -> bool:
    """Whether it is a letter, written and received just now: what programs bring in never writes to customers.

    What was filled into a form of ours was written at that moment.
    """
    if message.fields and message.written_at:
        return at - FRESH <= message.written_at <= at + AHEAD
    letter = Letter.objects.filter(message=message).order_by("pk").first()
    if letter is None or message.fingerprint is None:
        return False
    if message.written_at is None:
        # Without a date only a server that hands it over now is a sign that it is new.
        return letter.way == Letter.Way.SMTP and at - letter.received_at <= FRESH
    return at - FRESH <= message.written_at <= at + AHEAD and at - letter.received_at <= FRESH


def _had_enough(message: Message, *, at: datetime) -> bool:
    told = Message.objects.filter(kind=Message.Kind.ACKNOWLEDGEMENT, at__gt=at - timedelta(days=1))
    return told.filter(conversation__customer=message.author_customer).count() >= A_DAY


def _was_answered_before(message: Message) -> bool:
    """Whether one of us has ever written to this customer: then the address is theirs, and not a forged one."""
    ours = Message.objects.filter(kind=Message.Kind.REPLY, conversation__customer=message.author_customer)
    return ours.exists()


def _are_too_many(*, at: datetime) -> bool:
    told = Message.objects.filter(kind=Message.Kind.ACKNOWLEDGEMENT, at__gt=at - WITHIN)
    return told[:STRANGERS].count() >= STRANGERS


def acknowledgement(message: Message, *, due: datetime, is_known: bool) -> Told:
    """What the customer is told, in the language that is set: that it arrived, and by when there is an answer.

    Only who is known to have written it is told in their own words which letter it is about.
    """
    organisation, subject = the_organisation(), message.matter.subject or "…"
    arrived = (
        _("your message “{subject}” has arrived, thank you.") if is_known else _("your message has arrived, thank you.")
    )
    words = _(
        "Hello,\n\n{arrived} One of us will read it and answer you.\n"
        "You will have the answer by: {time}\n\n"
        "You need not do anything more. If you want to add something, just answer this mail.\n\n{organisation}"
    ).format(arrived=arrived.format(subject=subject), time=exactly(due, message.matter), organisation=organisation.name)
    return Told(answering(message.subject) if is_known else _("Your message has arrived"), words)
