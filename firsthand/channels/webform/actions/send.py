"""Somebody sends a form."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.db.models import Count, Q

from firsthand.channels.webform.models import Form, Sending
from firsthand.channels.webform.rules.filling import Filled
from firsthand.channels.webform.rules.meaning import meant
from firsthand.channels.webform.rules.questions import Purpose
from firsthand.channels.webform.rules.refusals import TooMuchSent
from firsthand.channels.webform.rules.signs import Around, signs_of
from firsthand.channels.webform.stamp import Stamp
from firsthand.channels.webform.weighing import Judge
from firsthand.conversations.actions import receive
from firsthand.conversations.models import Message
from firsthand.kit.rows import insert
from firsthand.kit.tokens import seal
from firsthand.people.rules import normalised

AN_HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Sent:
    """The form as it came: in which language, by which page, from which machine, and whether the trap was stepped into."""

    filled: Filled
    language: str
    stamp: Stamp
    client: str
    is_trapped: bool = False


def send(form: Form, sent: Sent, *, at: datetime) -> Message:
    """The message stands in a new conversation, with its files, on disk; the same page sent twice is one message.

    It never joins a conversation: an address that somebody typed proves nothing. Raises `TooMuchSent`.
    """
    try:
        return _send(form, sent, at=at)
    except IntegrityError:
        # The same page was sent twice at one moment: the other one stands, and the second look finds it.
        return _send(form, sent, at=at)


@transaction.atomic
def _send(form: Form, sent: Sent, *, at: datetime) -> Message:
    sending = _sending(form, sent, at=at)
    incoming = meant(
        form.questions,
        sent.filled,
        title=form.said("titles", sent.language),
        language=sent.language,
        otherwise=form.language,
        stamp=sent.stamp.number,
        at=at,
    )
    if before := Message.objects.filter(fingerprint=incoming.fingerprint).first():
        return before
    around = _around(sending, sent, at=at)
    if around.is_too_much:
        raise TooMuchSent
    message = receive(incoming, inbox=form.inbox, judge=Judge(list(signs_of(around))), at=at)
    sending.message = message
    insert(sending)
    return message


def _sending(form: Form, sent: Sent, *, at: datetime) -> Sending:
    address = normalised(sent.filled.serving(form.questions, Purpose.ADDRESS))
    return Sending(
        form=form,
        at=at,
        place=seal(sent.client, purpose="webform-place"),
        address=seal(address, purpose="webform-address"),
        stamp=sent.stamp.number[:32],
    )


def _around(sending: Sending, sent: Sent, *, at: datetime) -> Around:
    lately = Q(at__gt=at - AN_HOUR)
    by_place, by_address = Q(place=sending.place) & lately, Q(address=sending.address) & lately
    by_stamp = Q(stamp=sending.stamp)
    counted = Sending.objects.filter(by_place | by_address | by_stamp).aggregate(
        place=Count("pk", filter=by_place), address=Count("pk", filter=by_address), stamp=Count("pk", filter=by_stamp)
    )
    return Around(
        took=at - sent.stamp.made_at if sent.stamp.made_at else None,
        is_trapped=sent.is_trapped,
        from_place=counted["place"],
        from_address=counted["address"],
        by_stamp=counted["stamp"],
    )
