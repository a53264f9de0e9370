"""Promises and targets, as programs see them."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from firsthand.api.fields import ExternalId, Id, Moment, Text
from firsthand.api.shapes.conversations import PriorityName
from firsthand.api.shapes.ground import Given, Named, Shown
from firsthand.conversations.rules.states import Priority
from firsthand.promises.models import Promise, Target

KindName = Literal["first_answer", "next_answer", "solution", "call_back", "follow_up", "appointment", "free"]
SaidKind = Literal["call_back", "follow_up", "appointment", "free"]
StandName = Literal["open", "kept", "broken", "renegotiated", "released"]
CauseName = Literal["forgotten", "too_much", "waited", "supplier", "system", "too_soon", "customer", "other"]
CustomerKindName = Literal["person", "business", "key"]
Minutes = Annotated[int, Field(strict=True, ge=1, le=366 * 24 * 60, description="Working minutes.")]


class PromiseShape(Shown):
    """What a customer was told to count on."""

    id: int
    conversation: int
    customer: Named
    kind: KindName
    words: str
    stand: StandName
    made_at: datetime
    due_at: datetime
    paused_at: Annotated[datetime | None, Field(description="Since then the customer has the word.")]
    settled_at: Annotated[datetime | None, Field(description="Nothing is to be done about it any more.")]
    maker: Annotated[Named | None, Field(description="The representative who said so; null where a target did.")]
    owner: Annotated[
        Named | None, Field(description="Who keeps it; what a target promises is the conversation's owner's.")
    ]
    cause: CauseName | None
    instead_of: Annotated[int | None, Field(description="The promise that was renegotiated into this one.")]
    external_id: str | None
    version: int


class NewPromise(Given):
    """What a person promises."""

    kind: SaidKind = "free"
    words: Annotated[str, Field(max_length=300, description="Needed with the kind `free`.")] = ""
    due_at: Moment
    owner: Annotated[Id | None, Field(description="A representative; you where left out.")] = None
    external_id: ExternalId | None = None


class NewTime(Given):
    """Another time, and what the customer is told with it."""

    due_at: Moment
    text: Text


class Apology(Given):
    """Why it was broken; with a text the customer is written to, with a time it is promised anew."""

    cause: CauseName
    text: Text | None = None
    due_at: Moment | None = None


class TargetShape(Shown):
    """How soon matters of a kind are answered and solved. What is null holds for all, or is not promised."""

    id: int
    inbox: int | None
    team: int | None
    channel: str | None
    priority: PriorityName | None
    customers: CustomerKindName | None
    first_answer: int | None
    next_answer: int | None
    solution: int | None


class NewTarget(Given):
    """At least one of the times must be said."""

    inbox: Id | None = None
    team: Id | None = None
    channel: Annotated[str | None, Field(min_length=1, max_length=20, pattern="^[a-z]+$")] = None
    priority: PriorityName | None = None
    customers: CustomerKindName | None = None
    first_answer: Minutes | None = None
    next_answer: Minutes | None = None
    solution: Minutes | None = None


def shape_of(promise: Promise) -> PromiseShape:
    """The promise with the people it names."""
    return PromiseShape(
        id=promise.pk,
        conversation=promise.conversation_id,
        customer=Named(id=promise.customer_id, name=promise.customer.name),
        kind=promise.kind,
        words=promise.words,
        stand=promise.stand,
        made_at=promise.made_at,
        due_at=promise.due_at,
        paused_at=promise.paused_at,
        settled_at=promise.settled_at,
        maker=Named(id=promise.maker.pk, name=promise.maker.name) if promise.maker else None,
        owner=Named(id=promise.keeper.pk, name=promise.keeper.name) if promise.keeper else None,
        cause=promise.cause or None,
        instead_of=promise.instead_of_id,
        external_id=promise.external_id,
        version=promise.version,
    )


def target_shape(target: Target) -> TargetShape:
    return TargetShape(
        id=target.pk,
        inbox=target.inbox_id,
        team=target.team_id,
        channel=target.channel or None,
        priority=Priority(target.priority).name.lower() if target.priority else None,
        customers=target.customers or None,
        first_answer=target.first_answer,
        next_answer=target.next_answer,
        solution=target.solution,
    )
