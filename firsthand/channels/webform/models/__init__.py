"""The nouns of this folder."""

from firsthand.channels.webform.models.form import Form
from firsthand.channels.webform.models.sending import Sending

__all__ = ["Form", "Sending"]
