"""The conversations' rows."""

from firsthand.conversations.models.attachment import Attachment
from firsthand.conversations.models.conversation import Conversation
from firsthand.conversations.models.copied import Copied
from firsthand.conversations.models.draft import Draft, Sheet, Side
from firsthand.conversations.models.following import Following
from firsthand.conversations.models.hand_over import HandOver
from firsthand.conversations.models.hold import Hold
from firsthand.conversations.models.inbox import Inbox
from firsthand.conversations.models.last_look import LastLook
from firsthand.conversations.models.link import Link
from firsthand.conversations.models.loan import Loan
from firsthand.conversations.models.mention import Mention
from firsthand.conversations.models.message import Message
from firsthand.conversations.models.named_reference import NamedReference
from firsthand.conversations.models.page_link import PageLink
from firsthand.conversations.models.pin import Pin
from firsthand.conversations.models.regrouping import Regrouping
from firsthand.conversations.models.side_thread import SideThread
from firsthand.conversations.models.tag import Tag
from firsthand.conversations.models.unsent import Unsent

__all__ = [
    "Attachment",
    "Conversation",
    "Copied",
    "Draft",
    "Following",
    "HandOver",
    "Hold",
    "Inbox",
    "LastLook",
    "Link",
    "Loan",
    "Mention",
    "Message",
    "NamedReference",
    "PageLink",
    "Pin",
    "Regrouping",
    "Sheet",
    "Side",
    "SideThread",
    "Tag",
    "Unsent",
]
