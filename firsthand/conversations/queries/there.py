"""When something is, as the customer of a conversation reads it."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils import translation

from firsthand.conversations.models import Conversation
from firsthand.kit.time import exact, zone
from firsthand.organisation.queries import the_organisation


def exactly(at: datetime, conversation: Conversation) -> str:
    """The whole date, the hour and the zone where the customer is: it is read at any later time, so never "tomorrow"."""
    with translation.override(conversation.language or "en"):
        return exact(at.astimezone(zone_there(conversation)))


def zone_there(conversation: Conversation) -> ZoneInfo:
    """The zone by whose clock the customer reads, and understands what they are told."""
    return zone(conversation.customer.timezone or _zone_of_the_house(conversation))


def _zone_of_the_house(conversation: Conversation) -> str:
    """Where the inbox is answered: who writes to Milan is told Milan's time."""
    calendar = conversation.inbox.calendar or conversation.team.calendar
    return calendar.timezone if calendar else the_organisation().timezone
