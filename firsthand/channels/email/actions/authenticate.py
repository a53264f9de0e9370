"""It is found out who vouches for a letter, soon after it came."""

import ipaddress
from datetime import timedelta
from typing import Any

import structlog
from django.conf import settings
from django.db import transaction

from firsthand.channels.email.actions.prove_by_answer import prove_by_answer
from firsthand.channels.email.authentication import Authentication, Came, examine
from firsthand.channels.email.authentication.alignment import in_ascii
from firsthand.channels.email.authentication.names import Names, is_off
from firsthand.channels.email.models import Letter
from firsthand.channels.email.queries import is_ours
from firsthand.conversations.models import Message
from firsthand.conversations.rules.vouched import Vouched
from firsthand.kit.rows import update
from firsthand.live import tell
from firsthand.people.rules import normalised
from firsthand.team.queries import person_at

log = structlog.get_logger(__name__)

# Domains change their keys: of an archive nothing can be said any more, and thousands of questions help nobody.
OLD = timedelta(days=14)


def authenticate(message_id: int) -> Message | None:
    """What was found stands on the message, and whether it comes in the name of one of us; once. Only of a letter."""
    letter = Letter.objects.select_related("message").filter(message=message_id).first()
    message = letter.message if letter else None
    if letter is None or message is None or message.kind != Message.Kind.RECEIVED or message.authentication:
        return message
    found = findings(letter)
    message.authentication = found.as_json()
    message.vouched = _of(message, found)
    message.in_our_name = is_in_our_name(message.sender_address)
    with transaction.atomic():
        update(message, "authentication", "vouched", "in_our_name")
        prove_by_answer(message, at=letter.received_at)
        if message.conversation_id:
            tell([f"conversation:{message.conversation_id}"])
    return message


def findings(letter: Letter) -> Authentication:
    """What can be found out about the letter now; nothing of what is old, or where nobody can be asked. Never raises."""
    came = _came(letter)
    if (is_off() and not came.servers) or _is_old(letter):
        return Authentication()
    try:
        return examine(letter.raw(), came, names=Names())
    except Exception as trouble:  # a letter made to trouble the examiner is shown as not checked
        log.warning("letter.not_examined", letter=letter.pk, why=type(trouble).__name__)
        return Authentication(trouble=("failed",))


def _is_old(letter: Letter) -> bool:
    written = letter.message.written_at if letter.message else None
    return letter.way == Letter.Way.COMMAND and written is not None and letter.received_at - written > OLD


def _came(letter: Letter) -> Came:
    """Who brings what others sent, a relay or a mailbox elsewhere, is not the sender's machine; its word is believed."""
    is_relayed = _is_relay(letter.client)
    is_trusted = letter.way == Letter.Way.IMAP or is_relayed
    return Came(
        at=letter.received_at,
        client="" if is_relayed else letter.client,
        helo=letter.helo,
        sender=letter.envelope_from,
        servers=settings.AUTHSERV_IDS if is_trusted else (),
        sealers=settings.ARC_SEALERS,
    )


def _is_relay(client: str) -> bool:
    try:
        address: Any = ipaddress.ip_address(client)
        return any(address in ipaddress.ip_network(one, strict=False) for one in settings.MAIL_RELAYS)
    except ValueError:
        return False


def _of(message: Message, found: Authentication) -> Vouched:
    """A web form's own domain vouches for the form, not for its visitor."""
    if found.vouched is Vouched.VOUCHED and in_ascii(message.sender_address.rpartition("@")[2]) != found.domain:
        return Vouched.UNCONFIRMED
    return found.vouched


def is_in_our_name(address: str) -> bool:
    """Whether it is a mailbox of ours, or the address by which one of us comes in."""
    return bool(normalised(address)) and (is_ours(address) or person_at(address) is not None)
