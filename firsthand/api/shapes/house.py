"""Those who serve, and where, as programs see them."""

from typing import Annotated, Literal

from pydantic import Field

from firsthand.api.fields import Id
from firsthand.api.shapes.ground import Given, Named, Shown
from firsthand.conversations.models import Inbox
from firsthand.team.models import Team


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
    calendar: Annotated[int | None, Field(description="Its own working hours; null where they are its team's.")]


class Me(Shown):
    """For whom this key speaks."""

    role: Literal["admin", "lead", "representative", "customer"]
    key: Annotated[str, Field(description="The name of the key.")]
    representative: Named | None
    customer: Named | None


class TeamShape(Named):
    """People who answer the same matters together."""

    calendar: Annotated[int | None, Field(description="Their working hours; null is round the clock.")]
    silence_minutes: Annotated[
        int,
        Field(
            description="After so many working minutes without a word of its owner a matter is the team's; 0: never."
        ),
    ]


class TeamChange(Given):
    """What is left out stays as it is."""

    calendar: Id | None = None
    silence_minutes: Annotated[int, Field(strict=True, ge=0, le=60 * 24 * 60)] = 0


class InboxChange(Given):
    """Its own working hours, or null for its team's."""

    calendar: Id | None


def team_shape(one: Team) -> TeamShape:
    return TeamShape(id=one.pk, name=one.name, calendar=one.calendar_id, silence_minutes=one.silence_minutes)


def inbox_shape(one: Inbox) -> InboxShape:
    return InboxShape(
        id=one.pk,
        name=one.name,
        channel=one.channel,
        language=one.language,
        team=one.team_id,
        is_default=one.is_default,
        calendar=one.calendar_id,
    )


class TagShape(Named):
    """A word by which matters are found again."""
