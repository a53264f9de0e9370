"""A company, and who is one person, as programs see them."""

from datetime import datetime
from typing import Annotated

from pydantic import Field

from firsthand.api.fields import ExternalId, Id, Name
from firsthand.api.shapes.ground import Given, Shown
from firsthand.people.models import Company, Joining

Domain = Annotated[str, Field(min_length=1, max_length=253, examples=["baltparts.example"])]
Notes = Annotated[str, Field(max_length=5_000, pattern=r"^[^\x00]*$")]


class CompanyShape(Shown):
    """A house for which several customers write."""

    id: int
    name: str
    domains: list[str]
    notes: str
    external_id: str | None
    since: datetime
    version: int


class NewCompany(Given):
    """A company that we did not know."""

    name: Annotated[Name, Field(min_length=1)]
    domains: Annotated[list[Domain], Field(max_length=50, description="Mail domains that speak for it.")] = []
    notes: Notes = ""
    external_id: ExternalId | None = None


class CompanyChange(Given):
    """What is to change; what is left out stays, and `domains` are all it has then."""

    name: Annotated[Name, Field(min_length=1)] | None = None
    domains: Annotated[list[Domain], Field(max_length=50)] | None = None
    notes: Notes | None = None


class Belonging(Given):
    """For which company a customer writes; null: for none."""

    company: Id | None


class NewJoining(Given):
    """The other customer, who turned out to be this one."""

    customer: Id


class JoiningShape(Shown):
    """Two customers who are one person: `goes` is `stays` from then on."""

    id: int
    stays: int
    goes: int
    at: datetime
    parted_at: datetime | None


def shape_of(company: Company) -> CompanyShape:
    """The company with its domains, the oldest first."""
    domains = sorted(company.domains.all(), key=lambda one: one.pk)
    return CompanyShape(
        id=company.pk,
        name=company.name,
        domains=[one.domain for one in domains],
        notes=company.notes,
        external_id=company.external_id,
        since=company.since,
        version=company.version,
    )


def shape_of_joining(joining: Joining) -> JoiningShape:
    return JoiningShape(
        id=joining.pk,
        stays=joining.stays_id,
        goes=joining.goes_id,
        at=joining.at,
        parted_at=joining.parted_at,
    )
