"""The SMTP inlet: a letter is on disk before the other side hears 250 (RFC 1123 5.3.3)."""

from firsthand.channels.email.inlet.listening import Listening, start

__all__ = ["Listening", "start"]
