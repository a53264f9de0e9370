"""Small failures and repairs, as programs see them."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from firsthand.api.fields import ExternalId, Id, Moment
from firsthand.api.shapes.ground import Given, Named, Shown
from firsthand.promises.models import Failure, Repair

FailureName = Literal[
    "answer_late", "promise_broken", "came_back", "handed_on", "needless", "asked_again", "silence", "not_solved"
]
RepairName = Literal["apology", "call", "gesture"]
RepairStandName = Literal["planned", "done", "dropped"]


class FailureShape(Shown):
    """Once a customer was let down."""

    id: int
    kind: FailureName
    at: datetime
    conversation: int
    message: Annotated[int | None, Field(description="In which they had to say something again.")]
    owner: Annotated[Named | None, Field(description="Who had the matter then, as far as it is known.")]


class RepairShape(Shown):
    """By what somebody makes up to a customer."""

    id: int
    customer: Named
    conversation: int
    kind: RepairName
    words: str
    owner: Named
    planned_at: datetime
    due_at: datetime
    stand: RepairStandName
    settled_at: datetime | None
    external_id: str | None
    version: int


class NewRepair(Given):
    """What one named person is to do by then."""

    kind: RepairName
    words: Annotated[str, Field(max_length=300)] = ""
    due_at: Moment
    owner: Annotated[Id | None, Field(description="A representative; you where left out.")] = None
    external_id: ExternalId | None = None


def failure_shape(failure: Failure) -> FailureShape:
    return FailureShape(
        id=failure.pk,
        kind=failure.kind,
        at=failure.at,
        conversation=failure.conversation_id,
        message=failure.message_id,
        owner=Named(id=failure.owner.pk, name=failure.owner.name) if failure.owner else None,
    )


def repair_shape(repair: Repair) -> RepairShape:
    return RepairShape(
        id=repair.pk,
        customer=Named(id=repair.customer_id, name=repair.customer.name),
        conversation=repair.conversation_id,
        kind=repair.kind,
        words=repair.words,
        owner=Named(id=repair.owner.pk, name=repair.owner.name),
        planned_at=repair.planned_at,
        due_at=repair.due_at,
        stand=repair.stand,
        settled_at=repair.settled_at,
        external_id=repair.external_id,
        version=repair.version,
    )
