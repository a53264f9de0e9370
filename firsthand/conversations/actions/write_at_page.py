"""A customer writes at their own page."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from django.db import transaction

from firsthand.conversations.actions.hear import hear
from firsthand.conversations.actions.place import Place
from firsthand.conversations.actions.receive import put_in
from firsthand.conversations.actions.received import seen
from firsthand.conversations.actions.their_own import their_own
from firsthand.conversations.models import Conversation, Inbox, Message
from firsthand.conversations.queries.said_along import matters_along
from firsthand.conversations.rules.incoming import Incoming, IncomingFile, Party
from firsthand.conversations.rules.refusals import NothingWritten, NotYours
from firsthand.kit.text import one_line, typed, without_nulls
from firsthand.people.models import Customer

CHANNEL = "page"


@transaction.atomic
def write_at_page(
    conversation: Conversation,
    *,
    words: str,
    files: Sequence[IncomingFile] = (),
    address: str,
    once: str,
    by: Customer,
    at: datetime,
) -> Message:
    """What they wrote stands in their matter like a letter of theirs; the same under one number (`once`) stands once.

    The answer goes to `address`. Raises `NothingWritten`, `NotYours` and `IsMergedAway`.
    """
    text = _said(words, files)
    return _put(their_own(conversation, by=by), text, files, address=address, once=once, by=by, at=at)


@transaction.atomic
def write_along(
    conversation: Conversation,
    *,
    words: str,
    files: Sequence[IncomingFile] = (),
    address: str,
    once: str,
    by: Customer,
    at: datetime,
) -> Message:
    """The same by whoever takes part in somebody else's matter, as if they had answered one of our letters.

    Raises `NothingWritten` and `NotYours`.
    """
    text = _said(words, files)
    locked = Conversation.objects.locked().select_related("inbox__calendar", "customer")
    matter = locked.filter(pk=conversation.pk, pk__in=matters_along(by).values("pk")).first()
    if matter is None:
        raise NotYours
    return _put(matter, text, files, address=address, once=once, by=by, at=at)


def _put(
    matter: Conversation,
    text: str,
    files: Sequence[IncomingFile],
    *,
    address: str,
    once: str,
    by: Customer,
    at: datetime,
) -> Message:
    incoming = _as_came(text, files, sender=Party(address, by.name), once=f"{matter.pk}:{by.pk}:{once}", at=at)
    # Looked for under the lock: of two repeats at one moment, the second finds the first.
    if before := seen(incoming):
        return before
    return put_in(Place(matter, is_new=False), incoming, by, at=at)


def begin_at_page(
    inbox: Inbox,
    *,
    subject: str,
    words: str,
    files: Sequence[IncomingFile] = (),
    address: str,
    once: str,
    by: Customer,
    at: datetime,
) -> Message:
    """A new matter of theirs begins with what they wrote; with the same under one number (`once`) it begins once.

    Raises `NothingWritten`.
    """
    text = _said(words, files)
    incoming = _as_came(text, files, sender=Party(address, by.name), once=f"new:{by.pk}:{once}", at=at)
    titled = replace(incoming, subject=one_line(without_nulls(subject), at_most=200))
    return hear(titled, customer=by, inbox=inbox, conversation=None, at=at)


def _said(words: str, files: Sequence[IncomingFile]) -> str:
    if not (text := typed(words)) and not files:
        raise NothingWritten
    return text


def _told_by(text: str, files: Sequence[IncomingFile]) -> str:
    """Whoever goes back a page and writes more sends another message under the number of the first."""
    parts = [text.encode(), *(one.content for one in files)]
    return hashlib.sha256(b"".join(hashlib.sha256(part).digest() for part in parts)).hexdigest()


def _as_came(text: str, files: Sequence[IncomingFile], *, sender: Party, once: str, at: datetime) -> Incoming:
    return Incoming(
        reference="",
        fingerprint=hashlib.sha256(f"{CHANNEL}:{once}:{_told_by(text, files)}".encode()).hexdigest(),
        sender=sender,
        to=(),
        cc=(),
        reply_to=(),
        subject="",
        written_at=at,
        text=text,
        html="",
        reply_text=text,
        quoted="",
        signature="",
        proofs=(),
        delivered_to=(),
        files=tuple(files),
        language="",
        automatic="",
        bounce="",
        bounced_reference="",
        bounced_address="",
        unreadable=False,
        trouble=(),
        channel=CHANNEL,
    )
