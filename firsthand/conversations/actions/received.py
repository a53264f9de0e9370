"""Whether what came from outside came before."""

import hashlib

from django.db.models import QuerySet

from firsthand.conversations.models import Message
from firsthand.conversations.rules.incoming import Incoming
from firsthand.kit.prepared import prepared

OURS = [Message.Kind.REPLY, Message.Kind.ACKNOWLEDGEMENT, Message.Kind.SIDE_LETTER]
# Whoever writes a thousand letters under one Message-ID must not have each compared with all before it.
MOST_COMPARED = 50
COMPARED = "conversation kind sender_address text fingerprint automatic bounce".split()


def seen(incoming: Incoming) -> Message | None:
    """The message that this letter made before; by its id where it has one, for that is part of the fingerprint."""
    bearing = _bearing(incoming.reference) if incoming.reference else []
    if found := next((one for one in bearing if _is_same(one, incoming)), None):
        return found
    if incoming.reference and len(bearing) < MOST_COMPARED:
        return None
    return next(iter(_made_of(incoming.fingerprint)), None)


@prepared
def _made_of(fingerprint: str) -> QuerySet[Message]:
    return Message.objects.filter(fingerprint=fingerprint)


@prepared
def _bearing(reference: str) -> QuerySet[Message]:
    return Message.objects.referred_to([reference]).only(*COMPARED).order_by("-pk")[:MOST_COMPARED]


def _is_same(message: Message, incoming: Incoming) -> bool:
    """A relay may recode a letter, and a forwarder send us our own: the same words and files from the same writer."""
    if message.fingerprint == incoming.fingerprint:
        return True
    is_by_same = message.sender_address == incoming.sender.address or message.kind in OURS
    return is_by_same and message.text.split() == incoming.text.split() and _has_same_files(message, incoming)


def _has_same_files(message: Message, incoming: Incoming) -> bool:
    """Whether the same came along; how lines end is left to those who carried it."""
    came = sorted(_fingerprint(one.content) for one in incoming.files)
    kept = message.attachments.select_related("file")[: len(came) + 1]
    return len(kept) == len(came) and sorted(_fingerprint(one.file.read()) for one in kept) == came


def _fingerprint(content: bytes) -> str:
    return hashlib.sha256(content.replace(b"\r\n", b"\n").rstrip()).hexdigest()
