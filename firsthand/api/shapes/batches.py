"""A batch, as programs see it."""

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import Field

from firsthand.api.fields import Id, Moment, Tag
from firsthand.api.shapes.conversations import PriorityName
from firsthand.api.shapes.ground import Given, Shown
from firsthand.batches.models import Batch
from firsthand.batches.queries import reasons_of
from firsthand.batches.rules import MOST
from firsthand.conversations.rules.states import Priority

ActName = Literal[
    "own", "release", "assign", "move", "priority", "tag", "untag", "snooze", "wait", "resume", "resolve", "reopen", "spam",
    "not_spam", "remind",
]  # fmt: skip


class NewBatch(Given):
    """One act on many conversations; those that the key may not see are left out."""

    act: ActName
    conversations: Annotated[list[Id], Field(min_length=1, max_length=MOST)]
    to: Annotated[Id | None, Field(description="With `assign`: the representative.")] = None
    team: Annotated[Id | None, Field(description="With `move`: the team.")] = None
    priority: Annotated[PriorityName | None, Field(description="With `priority`.")] = None
    tags: Annotated[list[Tag] | None, Field(max_length=20, description="With `tag` and `untag`.")] = None
    until: Annotated[Moment | None, Field(description="With `snooze`.")] = None


class ReasonShape(Shown):
    """Why some could not be done."""

    sentence: str
    count: int


class BatchShape(Shown):
    """One act on many conversations, and how far it is."""

    id: int
    act: Annotated[ActName | Literal["undo"], Field(description="`undo`: it puts back what `undoes` changed.")]
    undoes: int | None
    began_at: datetime
    ended_at: Annotated[datetime | None, Field(description="Null while it is being worked off.")]
    total: int
    done: int
    refused: int
    reasons: list[ReasonShape]


def values_of(given: NewBatch) -> dict[str, Any]:
    """What the act needs beside its conversations."""
    values: dict[str, Any] = {name: value for name in ("to", "team", "tags") if (value := getattr(given, name))}
    if given.priority:
        values["priority"] = Priority[given.priority.upper()].value
    if given.until:
        values["until"] = given.until.isoformat()
    return values


def shape_of(batch: Batch) -> BatchShape:
    """The batch with the reasons of what was refused so far."""
    return BatchShape(
        id=batch.pk,
        act=batch.act,
        undoes=batch.undoes_id,
        began_at=batch.at,
        ended_at=batch.ended_at,
        total=batch.total,
        done=batch.done,
        refused=batch.refused,
        reasons=[ReasonShape(sentence=one.sentence, count=one.count) for one in reasons_of(batch)],
    )
