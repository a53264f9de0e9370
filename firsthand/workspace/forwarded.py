"""What a colleague forwarded, and whose matter it may be: shown to a representative, who decides."""

from collections.abc import Sequence
from dataclasses import dataclass

from firsthand.conversations.models import Conversation, Message
from firsthand.conversations.rules.forwarded import writer_inside


@dataclass(frozen=True, slots=True)
class Forwarded:
    """The letter, who passed it on, and who is given as the writer of the one inside."""

    message: int
    by: str
    name: str
    address: str


def forwarded_in(found: Conversation, messages: Sequence[Message]) -> Forwarded | None:
    """Only of one of us, and only while the matter is still theirs. The words inside prove nothing, so nothing is automatic."""
    for message in reversed(messages):
        if not message.in_our_name or message.author_customer_id != found.customer_id:
            continue
        if inside := writer_inside(message.text, message.letters, forwarded_by=message.sender_address):
            by = message.author_customer.called if message.author_customer else message.sender_address
            return Forwarded(message.pk, by, inside.name, inside.address)
    return None
