"""Reading of letters, as the rest of the house calls it."""

from firsthand.channels.email.reading.fingerprint import fingerprint
from firsthand.channels.email.reading.read import read
from firsthand.channels.email.reading.split import Split, split_html, split_text

__all__ = ["Split", "fingerprint", "read", "split_html", "split_text"]
