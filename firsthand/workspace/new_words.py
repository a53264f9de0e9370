"""What is new to whoever reads: where the line stands in a thread."""

from firsthand.conversations.models import Conversation, Message
from firsthand.conversations.queries import Thread
from firsthand.workspace.views.asked import number
from firsthand.workspace.views.signed_in import AtDesk


def read_up_to(request: AtDesk, found: Conversation) -> int:
    """How far they had read when they came; a screen that looks again says so itself (`read`). 0 when never."""
    said = number(request, "read")
    return (found.read_up_to or 0) if said is None else said


def new_from(request: AtDesk, found: Conversation, shown: Thread) -> int:
    """The first message that came since then; none for somebody who never looked, or who has answered since."""
    up_to = read_up_to(request, found)
    later = [one for one in shown.messages if one.pk > up_to and one.kind != Message.Kind.ACKNOWLEDGEMENT]
    me = request.representative.pk
    if not up_to or not later or any(one.author_representative_id == me for one in later):
        return 0
    return later[0].pk
