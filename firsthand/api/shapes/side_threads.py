"""A side thread, as programs see it."""

from datetime import datetime
from typing import Annotated

from pydantic import Field

from firsthand.api.fields import ExternalId, Id, Subject, Text
from firsthand.api.shapes.ground import Given, Shown
from firsthand.api.shapes.new_message import Parties, WrittenParty
from firsthand.api.shapes.parts import PartyShape
from firsthand.conversations.models import SideThread
from firsthand.conversations.rules.addressing import MOST


class SideThreadShape(Shown):
    """What is said with somebody outside about a matter. No customer's key sees any of it."""

    id: int
    conversation: int
    subject: str
    parties: Annotated[list[PartyShape], Field(description="Everybody who was written to; only they can answer.")]
    begun_at: datetime
    last_at: datetime
    unread_since: Annotated[datetime | None, Field(description="Since when an answer in it is not read.")]


class SideLetter(Given):
    """The next letter of a side thread: to everybody in it, unless it says to whom."""

    text: Text
    to: Annotated[Parties, Field(description="Left out: everybody who was written to in it.")] = []
    cc: Parties = []
    files: Annotated[
        list[Id], Field(max_length=60, description="Ids of attachments of the conversation that go along.")
    ] = []
    external_id: Annotated[ExternalId | None, Field(description="The same one again is the same letter.")] = None


class NewSideThread(SideLetter):
    """The first letter to somebody outside. Nothing of the conversation goes along but what is given here."""

    to: Annotated[list[WrittenParty], Field(min_length=1, max_length=MOST)]
    subject: Subject = ""


def shape_of(side: SideThread) -> SideThreadShape:
    """The thread without its letters."""
    return SideThreadShape(
        id=side.pk,
        conversation=side.conversation_id,
        subject=side.subject,
        parties=[PartyShape(address=one.address, name=one.name) for one in side.people],
        begun_at=side.begun_at,
        last_at=side.last_at,
        unread_since=side.unread_since,
    )
