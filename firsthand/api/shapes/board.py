"""What a lead sees of their teams, as programs see it."""

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import Field

from firsthand.api.shapes.failures import RepairShape
from firsthand.api.shapes.ground import Named, Shown
from firsthand.api.shapes.promises import CauseName, PromiseShape
from firsthand.conversations.models import Conversation
from firsthand.promises.rules.shares import Share

By = Literal["kind", "team", "person", "week"]


class PressingShape(Shown):
    """A conversation that presses, and when what was promised next falls due."""

    id: int
    subject: str
    customer: Named
    owner: Named | None
    last_at: datetime
    due_at: datetime | None


class CauseShape(Shown):
    """How often a promise was broken today for this cause; null where nobody has said why."""

    cause: CauseName | None
    number: int


class BoardShape(Shown):
    """A board; of each part the first hundred."""

    late: list[PressingShape]
    at_risk: Annotated[list[PressingShape], Field(description="Falls due within the hour.")]
    unowned: list[PressingShape]
    silent: Annotated[
        list[PressingShape],
        Field(description="Of each owner who has let a customer wait a day without a word, what waits longest."),
    ]
    broken: Annotated[list[PromiseShape], Field(description="Today, by the organisation's clock; the newest first.")]
    causes: list[CauseShape]
    follow_ups: Annotated[list[PromiseShape], Field(description="Those that are overdue.")]
    repairs: Annotated[list[RepairShape], Field(description="Those that are overdue.")]
    people: list[Named]


class ShareShape(Shown):
    """How many promises of one kind, team, person or week ended how; what was released counts neither way."""

    key: Annotated[str, Field(description="A kind, the id of a team or a person (0: nobody), or the Monday of a week.")]
    kept: int
    broken: int
    renegotiated: int


class SharesShape(Shown):
    """The shares of promises that were kept."""

    since: date
    by: By
    items: list[ShareShape]


def pressing_shape(conversation: Conversation) -> PressingShape:
    owner, customer = conversation.owner, conversation.customer
    return PressingShape(
        id=conversation.pk,
        subject=conversation.subject,
        customer=Named(id=customer.pk, name=customer.name),
        owner=Named(id=owner.pk, name=owner.name) if owner else None,
        last_at=conversation.last_at,
        due_at=conversation.next_due_at,
    )


def share_shape(share: Share) -> ShareShape:
    return ShareShape(key=str(share.key), kept=share.kept, broken=share.broken, renegotiated=share.renegotiated)
