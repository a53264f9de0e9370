"""An answer crosses to another way of the same customer."""

from firsthand.conversations.models import Conversation, Message
from firsthand.conversations.rules.addressing import Addressing
from firsthand.conversations.rules.crossing import CHAT, MAIL, Heard, is_theirs, quoted
from firsthand.conversations.rules.refusals import NoCopiesInChat, NotProvenTheirs


def refuse_bad_way(conversation: Conversation, addressing: Addressing) -> None:
    """Raises `NoCopiesInChat`, and `NotProvenTheirs` for what nothing proves to be the customer's.

    Whether anybody reads the chat, chats themselves know (`channels/chat/reactions.py`).
    """
    if addressing.way == CHAT and addressing.addresses:
        raise NoCopiesInChat
    if addressing.way == MAIL:
        address = addressing.to[0].address if len(addressing.to) == 1 else ""
        if not is_theirs(address, proven=proven_addresses(conversation)):
            raise NotProvenTheirs(address=address[:120], name=conversation.customer.called)


def quoted_for(conversation: Conversation, addressing: Addressing) -> str:
    """What the customer said last, where the answer reaches them elsewhere and nobody else reads it."""
    if addressing.way != MAIL:
        return ""
    received = conversation.messages.filter(kind=Message.Kind.RECEIVED, automatic="").order_by("-pk")
    last = received.only("author_customer", "sender_address", "reply_text", "text", "channel", "fields").first()
    if last is None:
        return ""
    return quoted(
        Heard(last.author_customer_id, _mailbox_of(last), last.reply_text or last.text),
        customer=conversation.customer_id,
        to=addressing.addresses,
        proven=proven_addresses(conversation),
    )


def _mailbox_of(message: Message) -> str:
    """From which mailbox it came: what was typed into a form or said in a chat lies in none."""
    return "" if message.channel or message.fields else message.sender_address


def proven_addresses(conversation: Conversation) -> list[str]:
    verified = conversation.customer.addresses.emails().exclude(verified_at=None)
    return list(verified.order_by("pk").values_list("value", flat=True))
