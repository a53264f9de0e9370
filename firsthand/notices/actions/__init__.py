"""What can be done with notices."""

from firsthand.notices.actions.choose_ways import choose_ways
from firsthand.notices.actions.mark_read import mark_all_read, mark_read
from firsthand.notices.actions.tell import Telling, tell_representatives

__all__ = ["Telling", "choose_ways", "mark_all_read", "mark_read", "tell_representatives"]
