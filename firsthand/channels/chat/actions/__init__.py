"""What can be done in chats."""

from firsthand.channels.chat.actions.bring_file import bring_file
from firsthand.channels.chat.actions.change_chat import ChatSettings, change_chat, make_secret, open_chat
from firsthand.channels.chat.actions.follow_up import follow_up
from firsthand.channels.chat.actions.found_on_site import found_on_site
from firsthand.channels.chat.actions.join_chat import join_chat
from firsthand.channels.chat.actions.lay_card import Product, lay_card
from firsthand.channels.chat.actions.mark_seen import mark_here, mark_seen
from firsthand.channels.chat.actions.reach import reach
from firsthand.channels.chat.actions.recognise import known, recognised
from firsthand.channels.chat.actions.say import say

__all__ = [
    "ChatSettings",
    "Product",
    "bring_file",
    "change_chat",
    "follow_up",
    "found_on_site",
    "join_chat",
    "known",
    "lay_card",
    "make_secret",
    "mark_here",
    "mark_seen",
    "open_chat",
    "reach",
    "recognised",
    "say",
]
