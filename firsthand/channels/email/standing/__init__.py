"""How a domain stands in the DNS: what its records say of letters in its name, and what to change, in words."""

from firsthand.channels.email.standing.examine import Part, Wanted, examine
from firsthand.channels.email.standing.findings import Finding, Record, Tone
from firsthand.channels.email.standing.pasted import Pasted

__all__ = ["Finding", "Part", "Pasted", "Record", "Tone", "Wanted", "examine"]
