"""Hand-overs, as programs see them."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field, model_validator

from firsthand.api.fields import ExternalId, Id, Moment, Text
from firsthand.api.shapes.ground import Given, Named, Shown
from firsthand.conversations.models import HandOver

HandOverState = Literal["offered", "accepted", "given_back", "called_off", "finished"]
Few = Annotated[str, Field(max_length=10_000)]


class HandOverShape(Shown):
    """A matter went to somebody else, and its first owner stays responsible until the customer says that it is solved."""

    id: int
    conversation: int
    state: HandOverState
    first: Annotated[Named, Field(description="Who had the matter first, and asks the customer in the end.")]
    by: Named
    representative: Annotated[Named | None, Field(description="To whom; null where it was offered to a team.")]
    team: Named
    why: str
    tried: str
    expects: str
    words: str
    at: datetime
    ask_by: Annotated[datetime, Field(description="By then the first owner asks whether it is solved.")]
    accepted_at: datetime | None
    accepted_by: Named | None
    ended_at: datetime | None
    reason: Annotated[str, Field(description="Why it was given back.")]
    closed_at: Annotated[datetime | None, Field(description="The customer has said that it is solved.")]
    told: Annotated[int | None, Field(description="The message by which the customer was told who goes on.")]
    external_id: str | None


class NewHandOver(Given):
    """To a representative or to a team; with `text` the customer is written to in the same act."""

    representative: Id | None = None
    team: Id | None = None
    why: Annotated[str, Field(min_length=1, max_length=10_000)]
    tried: Few = ""
    expects: Few = ""
    words: Annotated[Few, Field(description="To whoever goes on.")] = ""
    ask_by: Moment
    text: Annotated[Text | None, Field(description="What the customer is told.")] = None
    external_id: ExternalId | None = None

    @model_validator(mode="after")
    def _to_one(self) -> "NewHandOver":
        if (self.representative is None) == (self.team is None):
            raise ValueError("say either `representative` or `team`")
        return self


class Reason(Given):
    """Why."""

    reason: Annotated[str, Field(min_length=1, max_length=10_000)]


class Done(Given):
    """What was done."""

    words: Few = ""


class CustomersWord(Given):
    """What the customer says of what was handed over. A customer's own key says it for themselves."""

    solved: bool
    words: Annotated[
        Few, Field(description="What they told you when it is not solved: a note. Of no customer's key.")
    ] = ""


def hand_over_shape(handed: HandOver) -> HandOverShape:
    """The hand-over with the people it names."""
    return HandOverShape(
        id=handed.pk,
        conversation=handed.conversation_id,
        state=handed.state,
        first=Named(id=handed.first_id, name=handed.first.name),
        by=Named(id=handed.by_id, name=handed.by.name),
        representative=Named(id=handed.to.pk, name=handed.to.name) if handed.to else None,
        team=Named(id=handed.to_team_id, name=handed.to_team.name),
        why=handed.why,
        tried=handed.tried,
        expects=handed.expects,
        words=handed.words,
        at=handed.at,
        ask_by=handed.ask_by,
        accepted_at=handed.accepted_at,
        accepted_by=Named(id=handed.accepted_by.pk, name=handed.accepted_by.name) if handed.accepted_by else None,
        ended_at=handed.ended_at,
        reason=handed.reason,
        closed_at=handed.closed_at,
        told=handed.told_id,
        external_id=handed.external_id,
    )
