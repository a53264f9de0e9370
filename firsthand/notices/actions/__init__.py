"""What can be done with notices."""

from firsthand.notices.actions.add_device import NotADevice, Subscription, add_device
from firsthand.notices.actions.bring_back import bring_back_calls
from firsthand.notices.actions.choose_ways import choose_ways
from firsthand.notices.actions.keep_quiet import QuietAllDay, QuietHours, keep_quiet
from firsthand.notices.actions.make_push_key import the_push_key
from firsthand.notices.actions.mark_read import mark_all_read, mark_read
from firsthand.notices.actions.remove_device import remove_device
from firsthand.notices.actions.tell import Telling, tell_representatives

__all__ = [
    "NotADevice",
    "QuietAllDay",
    "QuietHours",
    "Subscription",
    "Telling",
    "add_device",
    "bring_back_calls",
    "choose_ways",
    "keep_quiet",
    "mark_all_read",
    "mark_read",
    "remove_device",
    "tell_representatives",
    "the_push_key",
]
