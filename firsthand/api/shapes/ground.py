"""What all shapes have in common."""

from typing import Annotated, Generic, TypeVar

from django.http import HttpResponse
from pydantic import BaseModel, ConfigDict, Field

from firsthand.api.versions import etag


class Given(BaseModel):
    """What a request may say; whatever else it says is refused."""

    model_config = ConfigDict(extra="forbid")


class Shown(BaseModel):
    """What an answer says."""

    model_config = ConfigDict(extra="forbid", serialize_by_alias=True, validate_by_name=True)


Item = TypeVar("Item", bound=Shown)


class Page(Shown, Generic[Item]):
    """Some of a list."""

    items: list[Item]
    next: Annotated[str | None, Field(description="The cursor of the page that follows; null at the end.")]


class Named(Shown):
    """Something with a name, by its id."""

    id: int
    name: str


def answer(what: Shown, *, status: int = 200, version: int | None = None, location: str = "") -> HttpResponse:
    """The answer as it is sent; a version becomes its ETag."""
    response = HttpResponse(what.model_dump_json(), status=status, content_type="application/json")
    if version is not None:
        response["ETag"] = etag(version)
    if location:
        response["Location"] = location
    return response
