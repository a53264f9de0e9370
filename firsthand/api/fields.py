"""The fields of which requests are made: what each may hold is part of the description."""

from datetime import UTC, datetime
from typing import Annotated, Any

from ninja import Header, Path, Query
from pydantic import AfterValidator, AwareDatetime, BeforeValidator, Field

from firsthand.kit.text import one_line, without_nulls

LARGEST_ID = 2**63 - 1
LONGEST_TEXT = 500_000
# What PostgreSQL cannot hold, no line of ours has; the pattern stands in the description too.
NO_CONTROLS = r"^[^\x00-\x1f\x7f]*$"


def _written_out(value: Any) -> Any:
    """Only RFC 3339: a bare number would be taken for seconds since 1970, and a date for its midnight."""
    if isinstance(value, datetime) or (isinstance(value, str) and len(value) >= 19 and value[10:11] in "Tt "):
        return value
    raise ValueError("a time with its offset is wanted: 2026-11-24T09:00:00+02:00")


def _in_reach(value: datetime) -> datetime:
    if not 1970 <= value.year <= 9000:
        raise ValueError("a year between 1970 and 9000 is wanted")
    return value.astimezone(UTC)


Moment = Annotated[
    AwareDatetime, BeforeValidator(_written_out, json_schema_input_type=AwareDatetime), AfterValidator(_in_reach)
]
Id = Annotated[int, Field(strict=True, ge=1, le=LARGEST_ID)]
Text = Annotated[str, Field(min_length=1, max_length=LONGEST_TEXT), AfterValidator(without_nulls)]
Subject = Annotated[str, Field(max_length=500), AfterValidator(one_line)]
Name = Annotated[str, Field(max_length=200), AfterValidator(lambda name: one_line(name, at_most=200))]
ExternalId = Annotated[str, Field(min_length=1, max_length=200, pattern=NO_CONTROLS)]
Tag = Annotated[str, Field(min_length=1, max_length=60, pattern=r"^[^\x00-\x20\x7f][^\x00-\x1f\x7f]*$")]
Email = Annotated[str, Field(max_length=254, pattern=r"^[^\x00-\x20\x7f@,;<>()\"]+@[^\x00-\x20\x7f@,;<>()\"]+$")]
Language = Annotated[str, Field(max_length=10, pattern=r"^([a-z]{2,3}(-[A-Za-z0-9]{2,4})?)?$", examples=["lt"])]

PathId = Annotated[int, Path(ge=1, le=LARGEST_ID)]
Cursor = Annotated[
    str,
    Query(max_length=300, pattern=r"^[A-Za-z0-9_-]*$", description="`next` of the page before; empty for the first."),
]
Limit = Annotated[int, Query(ge=1, le=200, description="How many at most.")]
IfMatch = Annotated[
    str | None,
    Header(alias="If-Match", description='The ETag of what you saw, such as `"3"`. When it changed meanwhile: 409.'),
]
