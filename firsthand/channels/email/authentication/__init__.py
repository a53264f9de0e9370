"""Who vouches for a letter: SPF, DKIM, DMARC and ARC, looked up in the sender's DNS."""

from firsthand.channels.email.authentication.examine import Came, examine
from firsthand.channels.email.authentication.findings import Authentication, Result

__all__ = ["Authentication", "Came", "Result", "examine"]
