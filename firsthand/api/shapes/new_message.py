"""Words that a program says."""

from typing import Annotated, Literal

from pydantic import Field

from firsthand.api.fields import Email, ExternalId, Id, Moment, Name, Text
from firsthand.api.shapes.ground import Given
from firsthand.conversations.rules.addressing import MOST


class WrittenParty(Given):
    """Somebody to whom it goes."""

    address: Email
    name: Name = ""


Parties = Annotated[list[WrittenParty], Field(max_length=MOST)]


class NewMessage(Given):
    """Words, plain or HTML or both. A customer's own key and its `received` is the default, else `reply`."""

    kind: Annotated[
        Literal["reply", "note", "received"] | None,
        Field(
            description="`reply` is mailed to the customer; `note` is for colleagues; `received` is what the customer said "
            "(administrators' keys, for imports, and the customer's own), by which nothing is mailed."
        ),
    ] = None
    text: Text | None = None
    html: Text | None = None
    cc: Annotated[Parties, Field(description="With a reply: who has a copy that everybody sees.")] = []
    bcc: Annotated[Parties, Field(description="With a reply: who has a copy that nobody else sees.")] = []
    sender: Annotated[
        Email | None,
        Field(alias="from", description="With a reply: another mailbox of its inbox or team, from which it goes."),
    ] = None
    send_at: Annotated[
        Moment | None,
        Field(description="With a reply: when it leaves, unless the customer writes before; answered with 202."),
    ] = None
    external_id: Annotated[ExternalId | None, Field(description="The same one again is the same message.")] = None
    read_to: Annotated[
        Id | None,
        Field(description="With a reply: the last message you had read. When a colleague answered since: 409."),
    ] = None
