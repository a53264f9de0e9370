"""The desk's rows."""

from firsthand.desk.models.saved_reply import SavedReply
from firsthand.desk.models.saved_view import SavedView
from firsthand.desk.models.use import Use
from firsthand.desk.models.wording import Wording

__all__ = ["SavedReply", "SavedView", "Use", "Wording"]
