"""The notices' rows."""

from firsthand.notices.models.notice import Notice
from firsthand.notices.models.way import Way

__all__ = ["Notice", "Way"]
