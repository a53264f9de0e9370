"""Merges, splits and links, as programs see them."""

from typing import Annotated, Literal

from pydantic import Field

from firsthand.api.fields import Id
from firsthand.api.shapes.ground import Given, Shown
from firsthand.conversations.models import Link, Regrouping

LinkKind = Literal["related", "blocks", "duplicate"]


class NewMerge(Given):
    """Into which one."""

    into: Id
    across_customers: Annotated[bool, Field(description="Whether it is meant that they are two customers'.")] = False


class NewSplit(Given):
    """Which message goes."""

    message: Id
    following: Annotated[bool, Field(description="Whether all that follows it goes along.")] = False


class NewLink(Given):
    """With which other one, and how."""

    other: Id
    kind: LinkKind = "related"


class RegroupingShape(Shown):
    """Messages went from one conversation to another."""

    id: int
    kind: Literal["merge", "split"]
    source: int
    target: int
    messages: list[int]
    undone: bool


class LinkShape(Shown):
    """The first blocks the other, is its duplicate, or is related to it."""

    id: int
    conversation: int
    other: int
    kind: LinkKind


def shape_of(done: Regrouping) -> RegroupingShape:
    """The merge or split."""
    return RegroupingShape(
        id=done.pk,
        kind=done.kind,
        source=done.source_id,
        target=done.target_id,
        messages=done.messages,
        undone=done.undone_at is not None,
    )


def link_shape(made: Link) -> LinkShape:
    """The link as it was made."""
    return LinkShape(id=made.pk, conversation=made.conversation_id, other=made.other_id, kind=made.kind)
