"""A saved reply, as programs see it."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from firsthand.api.fields import Id, Language, Name, Text
from firsthand.api.shapes.ground import Given, Shown
from firsthand.desk.models import SavedReply
from firsthand.desk.queries import Offer

Circle = Annotated[
    Literal["own", "team", "everybody"],
    Field(description="Whose it is: the key's representative's, a team's (then `team` says which), or everybody's."),
]
Words = Annotated[
    Text,
    Field(max_length=20_000, description="With fields such as `{customer.name}` or `{customer.first_name|there}`."),
]
Written = Annotated[
    str, Field(min_length=2, max_length=10, pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,4})?$", examples=["lt"])
]


class WordingShape(Shown):
    """What it says in one language."""

    language: str
    words: str


class NewWording(Given):
    """What it says in one language."""

    language: Written
    words: Words


class SavedReplyShape(Shown):
    """Words that are written once and sent often."""

    id: int
    name: str
    circle: Circle
    team: int | None
    wordings: list[WordingShape]
    in_inbox: Annotated[int | None, Field(description="Offered only in this inbox.")]
    in_team: Annotated[int | None, Field(description="Offered only in this team's conversations.")]
    to_language: Annotated[str, Field(description="Offered only to customers of this language; empty: of any.")]
    files: Annotated[list[str], Field(description="The names of the files that go along.")]
    uses: int
    last_used_at: datetime | None
    archived: bool


class NewSavedReply(Given):
    """A saved reply to be."""

    name: Annotated[Name, Field(min_length=1)]
    wordings: Annotated[list[NewWording], Field(min_length=1, max_length=20)]
    circle: Circle = "own"
    team: Id | None = None
    in_inbox: Id | None = None
    in_team: Id | None = None
    to_language: Language = ""


class SavedReplyChange(Given):
    """What is to change; what is left out stays. `wordings` are all of them; `null` ends a condition."""

    name: Annotated[Name | None, Field(min_length=1)] = None
    wordings: Annotated[list[NewWording] | None, Field(min_length=1, max_length=20)] = None
    circle: Circle | None = None
    team: Id | None = None
    in_inbox: Id | None = None
    in_team: Id | None = None
    to_language: Language | None = None
    archived: bool | None = None


class OfferShape(Shown):
    """A saved reply as the customer of a conversation would read it."""

    id: int
    name: str
    language: str
    words: str
    files: list[str]


def circle_of(reply: SavedReply) -> Literal["own", "team", "everybody"]:
    """Whose it is."""
    if reply.owner_id is not None:
        return "own"
    return "everybody" if reply.team_id is None else "team"


def shape_of(reply: SavedReply) -> SavedReplyShape:
    """The reply with its wordings and the names of its files."""
    return SavedReplyShape(
        id=reply.pk,
        name=reply.name,
        circle=circle_of(reply),
        team=reply.team_id,
        wordings=[WordingShape(language=one.language, words=one.words) for one in reply.wordings.all()],
        in_inbox=reply.in_inbox_id,
        in_team=reply.in_team_id,
        to_language=reply.to_language,
        files=[one.name for one in reply.files.all()],
        uses=reply.uses,
        last_used_at=reply.last_used_at,
        archived=reply.is_archived,
    )


def offer_shape(offer: Offer) -> OfferShape:
    """The reply, filled in."""
    return OfferShape(
        id=offer.reply.pk,
        name=offer.reply.name,
        language=offer.language,
        words=offer.words,
        files=[one.name for one in offer.reply.files.all()],
    )
