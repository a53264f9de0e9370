"""An unsent answer, as programs see it."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from firsthand.api.fields import Id, Moment, Text
from firsthand.api.shapes.ground import Given, Shown
from firsthand.api.shapes.parts import PartyShape
from firsthand.conversations.models import Unsent
from firsthand.conversations.rules.incoming import Party


class UnsentShape(Shown):
    """An answer that is written and has not left. The customer has nothing of it."""

    id: int
    conversation: int
    author: Annotated[int, Field(description="The representative in whose name it leaves.")]
    text: str
    cc: list[PartyShape]
    bcc: list[PartyShape]
    send_at: datetime
    state: Annotated[
        Literal["waiting", "held", "sent", "discarded"],
        Field(description="`held`: it does not leave before somebody decides anew; `why` says because of what."),
    ]
    why: Literal["customer-wrote", "undone", "matter-held", "refused"] | None
    message: Annotated[int | None, Field(description="What it became when it was sent.")]


class UnsentChange(Given):
    """What is to change; what is left out stays. A time sets out again what was held back."""

    text: Text | None = None
    send_at: Moment | None = None
    read_to: Annotated[Id | None, Field(description="The last message you had read, as with a reply.")] = None


def shape_of(unsent: Unsent) -> UnsentShape:
    """The answer with its copies."""
    to = unsent.goes_to
    return UnsentShape(
        id=unsent.pk,
        conversation=unsent.conversation_id,
        author=unsent.author_id,
        text=unsent.text,
        cc=_parties(to.cc),
        bcc=_parties(to.bcc),
        send_at=unsent.leaves_at,
        state=unsent.state,
        why=unsent.why or None,
        message=unsent.message_id,
    )


def _parties(people: tuple[Party, ...]) -> list[PartyShape]:
    return [PartyShape(address=one.address, name=one.name) for one in people]
