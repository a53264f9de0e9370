"""What can be done at the desk."""

from firsthand.desk.actions.archive_saved_reply import archive_saved_reply, restore_saved_reply
from firsthand.desk.actions.hang_bell import RingsFor, hang_bell, take_bell_down
from firsthand.desk.actions.keep_view import Narrowed, change_view, keep_view, move_view, remove_view, restore_view
from firsthand.desk.actions.ring import take_ringing
from firsthand.desk.actions.use_saved_replies import use_saved_replies
from firsthand.desk.actions.write_saved_reply import Given, change_saved_reply, write_saved_reply

__all__ = [
    "Given",
    "Narrowed",
    "RingsFor",
    "archive_saved_reply",
    "change_saved_reply",
    "change_view",
    "hang_bell",
    "keep_view",
    "move_view",
    "remove_view",
    "restore_saved_reply",
    "restore_view",
    "take_bell_down",
    "take_ringing",
    "use_saved_replies",
    "write_saved_reply",
]
