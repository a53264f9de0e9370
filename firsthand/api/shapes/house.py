"""Those who serve, and where, as programs see them."""

from typing import Annotated, Literal

from pydantic import Field

from firsthand.api.shapes.ground import Named, Shown


class RepresentativeShape(Shown):
    """A named person whom customers meet."""

    id: int
    name: str
    language: str
    teams: list[int]
    email: Annotated[str | None, Field(description="Only for administrators' keys.")]


class InboxShape(Shown):
    """A door through which customers come."""

    id: int
    name: str
    channel: str
    language: str
    team: int
    is_default: bool


class Me(Shown):
    """For whom this key speaks."""

    role: Literal["admin", "lead", "representative", "customer"]
    key: Annotated[str, Field(description="The name of the key.")]
    representative: Named | None
    customer: Named | None


class TeamShape(Named):
    """People who answer the same matters together."""


class TagShape(Named):
    """A word by which matters are found again."""
