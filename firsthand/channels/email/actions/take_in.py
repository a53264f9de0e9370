"""An accepted letter is read, and stands in its conversation."""

from dataclasses import replace
from datetime import datetime

import structlog
from django.db import DataError, IntegrityError, transaction
from django.db.models import QuerySet

from firsthand.channels.email.actions.answer_by_mail import answer_by_mail
from firsthand.channels.email.models import Letter
from firsthand.channels.email.queries import door_of
from firsthand.channels.email.read import read
from firsthand.channels.email.spam.judge import Judge
from firsthand.channels.email.writer import as_meant, writers_of
from firsthand.conversations.actions import receive, receive_aside, receive_bounce, receive_complaint
from firsthand.conversations.models import Message
from firsthand.conversations.rules.incoming import Incoming
from firsthand.conversations.rules.page_address import LINK, without_page_keys
from firsthand.journal.errands import finish
from firsthand.kit.prepared import prepared
from firsthand.kit.rows import update

log = structlog.get_logger(__name__)


def take_in(letter_id: int, *, at: datetime) -> Letter:
    """The letter's message stands, once however often this is done; what no database takes is kept as unreadable."""
    (letter,) = _numbered(letter_id)
    if letter.read_at:
        return letter
    raw = letter.raw()
    incoming = without_keys(read(raw, envelope_from=letter.envelope_from, envelope_to=letter.envelope_to))
    # Before the transaction: it asks name servers who vouches for it.
    if answer := answer_by_mail(letter, incoming, at=at):
        return answer
    try:
        return _stand(letter, incoming, raw, at=at)
    except IntegrityError:
        # Somebody else is reading the same letter, and was first: its fingerprint is unique, so the second look finds it.
        return _stand(letter, incoming, raw, at=at)
    except DataError:
        log.warning("letter.unreadable", letter=letter_id)
        return _stand(letter, without_words(incoming), raw, at=at)


@prepared
def _numbered(letter_id: int) -> QuerySet[Letter]:
    return Letter.objects.filter(pk=letter_id)


def without_keys(incoming: Incoming) -> Incoming:
    """A customer quotes the link to their page, and we quote the customer: what is kept of it opens nothing."""
    if LINK not in incoming.text and LINK not in incoming.html:
        return incoming
    return replace(
        incoming,
        text=without_page_keys(incoming.text),
        html=without_page_keys(incoming.html),
        reply_text=without_page_keys(incoming.reply_text),
        quoted=without_page_keys(incoming.quoted),
        signature=without_page_keys(incoming.signature),
    )


def without_words(incoming: Incoming) -> Incoming:
    """The letter with nothing but its envelope: its original is one click away."""
    return replace(
        incoming,
        subject="",
        text="",
        html="",
        reply_text="",
        quoted="",
        signature="",
        to=(),
        cc=(),
        files=(),
        letters=(),
        invitations=(),
        unreadable=True,
        trouble=(*incoming.trouble, "not-storable"),
    )


@transaction.atomic
def _stand(letter: Letter, incoming: Incoming, raw: bytes, *, at: datetime) -> Letter:
    letter.message, letter.read_at = _message(incoming, raw, at=at), at
    update(letter, "message", "read_at")
    finish()  # the last statement: who holds the row keeps the worker from renewing its leases
    return letter


def _message(incoming: Incoming, raw: bytes, *, at: datetime) -> Message:
    if incoming.bounce:
        return receive_bounce(incoming, at=at)
    if incoming.automatic == "complaint":
        return receive_complaint(incoming, at=at)
    if aside := receive_aside(incoming, at=at):
        return aside
    door = door_of(incoming.delivered_to, writers=writers_of(incoming))
    return receive(as_meant(incoming, ours=door.ours), inbox=door.inbox, judge=Judge(raw), at=at)
