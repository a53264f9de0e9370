"""A customer, as programs see them."""

from datetime import datetime
from typing import Annotated, Literal
from zoneinfo import available_timezones

from pydantic import AfterValidator, Field

from firsthand.api.fields import Email, ExternalId, Language, Name
from firsthand.api.shapes.ground import Given, Shown
from firsthand.people.models import Customer


def _a_zone(name: str) -> str:
    if name and name not in available_timezones():
        raise ValueError("no such time zone; take a name such as Europe/Vilnius")
    return name


Rather = Literal["email", "phone", "chat"]
Zone = Annotated[str, Field(max_length=60, examples=["Europe/Vilnius"]), AfterValidator(_a_zone)]


class AddressShape(Shown):
    """A way to reach a customer."""

    id: int
    kind: str
    address: str
    verified: bool
    verified_at: datetime | None
    verified_how: Annotated[str | None, Field(description="`code`, `answer`, `link`, `site`, `seen` or `import`.")]
    bounced: Annotated[bool, Field(description="Whether the last mail to it came back for good.")]
    bounce: Annotated[
        Literal["hard", "soft"] | None, Field(description="How the last mail to it came back: for good, or for now.")
    ]
    bounce_reason: Annotated[str | None, Field(description="Why: `nobody`, `no-host`, `full`, `blocked` …")]
    complained: Annotated[bool, Field(description="Its owner called a mail of ours spam: it gets answers alone.")]


class CustomerShape(Shown):
    """One person, whatever the channel."""

    id: int
    name: str
    preferred_name: str
    language: str
    timezone: str
    form: Annotated[Literal["", "formal", "informal"], Field(description="How they want to be spoken to.")]
    greeting: str
    prefers: Annotated[Rather | Literal[""], Field(description="By which way they would rather be answered.")]
    position: str
    company: Annotated[int | None, Field(description="For which company they write.")]
    external_id: str | None
    addresses: list[AddressShape]
    since: datetime
    version: int


class NewCustomer(Given):
    """Somebody whom we did not know."""

    name: Name = ""
    preferred_name: Name = ""
    language: Language = ""
    timezone: Zone = ""
    external_id: ExternalId | None = None
    addresses: Annotated[
        list[Email], Field(min_length=1, max_length=20, description="E-mail addresses, the main one first.")
    ]


class CustomerChange(Given):
    """What is to change; what is left out stays."""

    name: Name | None = None
    preferred_name: Name | None = None
    language: Language | None = None
    timezone: Zone | None = None
    form: Literal["", "formal", "informal"] | None = None
    greeting: Name | None = None
    prefers: Rather | Literal[""] | None = None
    position: Annotated[Name, Field(max_length=120)] | None = None


class NewAddress(Given):
    """One more way to reach somebody."""

    kind: Literal["email", "phone"] = "email"
    address: Email | Annotated[str, Field(min_length=5, max_length=40, pattern=r"^\+?[0-9 ()./-]+$")]


class Proven(Given):
    """Whether somebody made sure that the address is theirs."""

    verified: bool


def shape_of(customer: Customer) -> CustomerShape:
    """The customer with their addresses, the oldest first."""
    addresses = sorted(customer.addresses.all(), key=lambda one: one.pk)
    return CustomerShape(
        id=customer.pk,
        name=customer.name,
        preferred_name=customer.preferred_name,
        language=customer.language,
        timezone=customer.timezone,
        form=customer.form,
        greeting=customer.greeting,
        prefers=customer.prefers,
        position=customer.position,
        company=customer.company_id,
        external_id=customer.external_id,
        addresses=[
            AddressShape(
                id=one.pk,
                kind=one.kind,
                address=one.value,
                verified=one.verified_at is not None,
                verified_at=one.verified_at,
                verified_how=one.verified_how or None,
                bounced=one.is_unreachable,
                bounce=("hard" if one.is_unreachable else "soft") if one.bounced_at else None,
                bounce_reason=one.bounce_why or None,
                complained=one.complained_at is not None,
            )
            for one in addresses
        ],
        since=customer.since,
        version=customer.version,
    )
