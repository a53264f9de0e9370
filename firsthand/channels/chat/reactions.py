"""How chats answer what is written in conversations: no answer lies where nobody reads it."""

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from firsthand.channels.chat.queries import GoneOn, gone_on, is_read
from firsthand.conversations.actions import make_letter
from firsthand.conversations.facts import ReplyPostponed, ReplyWritten
from firsthand.conversations.models import Conversation
from firsthand.conversations.queries import is_heard_in_chat
from firsthand.conversations.rules.incoming import Party
from firsthand.conversations.rules.refusals import NoChatHere
from firsthand.kit.errors import Refused


class TheyGoOnElsewhere(Refused):
    words = _("{name} goes on in a newer conversation and does not read this chat any more. Answer in that one.")


class NobodyReadsIt(Refused):
    words = _("Nobody reads this chat any more, and no address of {name} is known. Add one, then send it.")


def send_after_who_moved_on(written: Sequence[ReplyWritten], *, at: datetime) -> None:
    """An answer in a chat that its visitor has left for another goes to their address.

    Raises `NoChatHere`, and what `refuse_what_nobody_would_read` raises.
    """
    for one in written:
        if one.by_chat and (gone := _gone_on(one.conversation)):
            matter, moved = gone
            make_letter(one.message, to=Party(_address(matter, moved), matter.customer.called))


def refuse_what_nobody_would_read(postponed: Sequence[ReplyPostponed], *, at: datetime) -> None:
    """It is said before it waits. Raises `NoChatHere`, `TheyGoOnElsewhere`, `NobodyReadsIt`."""
    for one in postponed:
        if one.by_chat and (gone := _gone_on(one.conversation)):
            _address(*gone)


def _gone_on(conversation: int) -> tuple[Conversation, GoneOn] | None:
    if is_read(conversation):
        return None
    matter = Conversation.objects.select_related("customer", "inbox").get(pk=conversation)
    if not is_heard_in_chat(matter):
        raise NoChatHere
    gone = gone_on(matter)
    return (matter, gone) if gone else None


def _address(matter: Conversation, gone: GoneOn) -> str:
    if gone.address:
        return gone.address
    raise (TheyGoOnElsewhere if gone.thread else NobodyReadsIt)(name=matter.customer.called)
