"""What can be done with letters."""

from firsthand.channels.email.actions.accept import Accepted, Envelope, accept
from firsthand.channels.email.actions.ingest import Ingested, ingest
from firsthand.channels.email.actions.take_in import take_in

__all__ = ["Accepted", "Envelope", "Ingested", "accept", "ingest", "take_in"]
