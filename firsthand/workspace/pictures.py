"""Pictures among the words of a message, as its page shows them."""

import re
from collections.abc import Iterable, Mapping
from html import unescape

from firsthand.conversations.models import Attachment, Message
from firsthand.conversations.rules.pictures import shown_in
from firsthand.workspace import addresses

BY_CONTENT_ID = re.compile(r'src="cid:([^"]+)"', re.IGNORECASE)
NOWHERE = "data:,"


def pictures_of(message: Message, attachments: Iterable[Attachment]) -> dict[str, str]:
    """Where the pictures are that came with the message, by their content id (RFC 2392)."""
    return {
        one.content_id: addresses.shown_attachment(
            message.conversation_id or 0, one.pk, token=one.file.token, name=one.file.name
        )
        for one in attachments
        if one.content_id and one.file.is_picture
    }


def pointing_at(pictures: Mapping[str, str], html: str) -> str:
    """The message's own pictures are fetched from us; one that did not come stays away."""
    return BY_CONTENT_ID.sub(lambda found: f'src="{pictures.get(unescape(found[1]), NOWHERE)}"', html)


def beside_the_words(message: Message, attachments: Iterable[Attachment]) -> list[Attachment]:
    """The files of our own message without those that stand among its words."""
    placed = shown_in(message.html)
    return [one for one in attachments if not (one.inline and one.file.token in placed)]
