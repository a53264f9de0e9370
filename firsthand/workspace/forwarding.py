"""A message as it is handed on to somebody outside."""

from django.utils import timezone
from django.utils.translation import gettext as _

from firsthand.conversations.models import Message
from firsthand.kit.time import to_the_minute


def handed_on(message: Message) -> str:
    """Who wrote it, when and about what, and its new words: nothing of what was quoted under them."""
    heads = [
        (_("From"), author(message)),
        (_("Date"), to_the_minute(timezone.localtime(message.written_at or message.at))),
        (_("Subject"), message.subject),
    ]
    lines = [f"{name}: {value}" for name, value in heads if value]
    words, title = (message.reply_text or message.text).strip(), _("Forwarded message")
    return "\n".join(["", "", f"---------- {title} ----------", *lines, "", words])


def author(message: Message) -> str:
    """The name alone: the address of a customer is handed on only by whoever types it."""
    if message.author_customer is not None:
        return message.author_customer.name
    return message.author_representative.name if message.author_representative else ""
