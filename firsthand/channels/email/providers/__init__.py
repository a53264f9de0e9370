"""The large providers of mail: where their servers stand, and what they ask of whoever connects."""

from firsthand.channels.email.providers.known import PROVIDERS, Provider
from firsthand.channels.email.providers.recognise import at_server, of_address

__all__ = ["PROVIDERS", "Provider", "at_server", "of_address"]
