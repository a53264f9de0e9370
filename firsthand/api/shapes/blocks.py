"""A blocked sender, as programs see it."""

from datetime import datetime
from typing import Annotated

from pydantic import Field

from firsthand.api.fields import NO_CONTROLS
from firsthand.api.shapes.ground import Given, Named, Shown
from firsthand.channels.email.models import Block

Pattern = Annotated[str, Field(min_length=1, max_length=320, pattern=NO_CONTROLS)]
Reason = Annotated[str, Field(max_length=300, pattern=NO_CONTROLS)]


class BlockShape(Shown):
    """Letters from there are kept but held back, however they are written."""

    id: int
    pattern: Annotated[str, Field(description="An address, or a domain with all below it, which has no @.")]
    reason: str
    by: Named
    at: datetime
    ended_at: Annotated[datetime | None, Field(description="Since when letters from there reach the desk again.")]


class NewBlock(Given):
    """Who is kept out."""

    pattern: Annotated[Pattern, Field(description="An address, or a domain with all below it.")]
    reason: Reason = ""


class NewSenderBlock(Given):
    """Whoever wrote a conversation is kept out."""

    domain: Annotated[
        Pattern | None, Field(description="Their whole domain, when it is named; left out: their address alone.")
    ] = None
    reason: Reason = ""


def shape_of(block: Block) -> BlockShape:
    """The block with who said so."""
    return BlockShape(
        id=block.pk,
        pattern=block.pattern,
        reason=block.reason,
        by=Named(id=block.by.pk, name=block.by.name),
        at=block.at,
        ended_at=block.ended_at,
    )
