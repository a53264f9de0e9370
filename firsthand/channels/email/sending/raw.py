"""The bytes of what leaves: a letter of ours, or one that came and is handed on."""

from dataclasses import replace

from firsthand.channels.email.models import Letter, WayOut
from firsthand.channels.email.sending.compose import Enclosure, Outgoing, compose
from firsthand.channels.email.sending.redirect import is_signed, resent
from firsthand.channels.email.sending.seal import sealed
from firsthand.conversations.models import Message
from firsthand.conversations.rules.vouched import Vouched


def raw_letter(message: Message, letter: Outgoing, *, way: WayOut, domain: str) -> bytes:
    """Composed and signed by us; one that is handed on stays as it is, or goes as an enclosure. Raises `NoAddress`.

    A provider that writes letters anew would break its writer's signature.
    """
    original = (
        Letter.objects.filter(message=message.hands_on_id).order_by("pk").first() if message.hands_on_id else None
    )
    if original is None or message.hands_on is None:
        return sealed(compose(letter), domain=domain)
    raw = original.raw()
    if message.hands_on.vouched == Vouched.VOUCHED and is_signed(raw) and not way.is_by_provider:
        # Not signed by us: we vouch for our envelope, its writer for the letter.
        return resent(raw, by=letter.sender, to=letter.to[0], reference=letter.reference, at=letter.at)
    return sealed(compose(_around(letter, raw, message.hands_on)), domain=domain)


def _around(letter: Outgoing, raw: bytes, handed_on: Message) -> Outgoing:
    """A letter of ours with the other one inside; who answers it answers its writer."""
    return replace(
        letter,
        enclosures=(*letter.enclosures, Enclosure("letter.eml", "message/rfc822", raw)),
        reply_to=handed_on.sender_address or letter.reply_to,
        reply_name=handed_on.sender_name or handed_on.sender_address,
    )
