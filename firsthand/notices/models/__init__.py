"""The notices' rows."""

from firsthand.notices.models.device import Device
from firsthand.notices.models.notice import Notice
from firsthand.notices.models.push_key import PushKey
from firsthand.notices.models.quiet import Quiet
from firsthand.notices.models.way import Way

__all__ = ["Device", "Notice", "PushKey", "Quiet", "Way"]
