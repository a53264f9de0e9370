"""Answers of representatives from their own mail program: where they go, and which of their words are the customer's."""

import re

from firsthand.channels.email.queries import mailbox_of
from firsthand.conversations.models import Conversation
from firsthand.conversations.rules.incoming import Incoming
from firsthand.conversations.rules.reply_address import Answering, answer_address
from firsthand.notices.rules import ABOVE

ATTRIBUTION = re.compile(r"(?:@|\d).*:\s*$|^\W*\S+:\s*$")
AT_MOST = 300  # letters of a line that are looked at
LONG = re.compile(r".*(?:\d|@).{0,60}")


def answer_at(representative: int, conversation: int) -> str:
    """The sealed address for this person, this conversation and all that stands in it by now."""
    found = Conversation.objects.filter(pk=conversation).first()
    mailbox = mailbox_of(found) if found else None
    if found is None or mailbox is None:
        return ""
    last = found.messages.order_by("-pk").values_list("pk", flat=True).first() or 0
    return answer_address(
        mailbox.address, Answering(conversation=conversation, representative=representative, read_to=last)
    )


def own_words(incoming: Incoming) -> str:
    """What is new in the answer. Where quoted words are told apart in doubt, here the doubt takes them away:

    nothing that was said among ourselves may reach the customer.
    """
    kept: list[str] = []
    for line in incoming.reply_text.splitlines():
        if line.lstrip().startswith(">") or ABOVE in line:
            _drop_attribution(kept)
        if ABOVE in line:
            break
        if not line.lstrip().startswith(">"):
            kept.append(line)
    return "\n".join(kept).strip()


def _drop_attribution(kept: list[str]) -> None:
    """The lines right above a quotation that say whose words follow, such as “On Tuesday … <…> wrote:”."""
    while kept and not kept[-1].strip():
        kept.pop()
    if kept and ATTRIBUTION.search(kept[-1][-AT_MOST:]):
        kept.pop()
        # Mail programs break it after seventy letters or so.
        if kept and LONG.fullmatch(kept[-1][:AT_MOST]):
            kept.pop()
