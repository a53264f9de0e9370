"""The desk's rows."""

from firsthand.desk.models.bell import Bell, Ring, Ringing
from firsthand.desk.models.saved_reply import SavedReply
from firsthand.desk.models.saved_view import SavedView
from firsthand.desk.models.use import Use
from firsthand.desk.models.wording import Wording

__all__ = ["Bell", "Ring", "Ringing", "SavedReply", "SavedView", "Use", "Wording"]
