"""The customers, each known since their first letter."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from firsthand.files.models import StoredFile
from firsthand.files.store import store_drawings
from firsthand.people.models import Address, Customer
from firsthand.people.rules.names import name_key
from firsthand.run.demo.content import Story
from firsthand.run.demo.content.faces import draw
from firsthand.run.demo.content.story import Customer as Told
from firsthand.run.demo.loading.steps import opened_at


@dataclass(frozen=True)
class Book:
    """The customers and the address of each, by the keys of the story."""

    customers: Mapping[str, Customer]
    addresses: Mapping[str, Address]


def welcome_customers(story: Story, *, at: datetime) -> Book:
    """Everybody who ever wrote, with their address and, of some, a face."""
    since = _since(story, at=at)
    told = [one for one in story.customers if one.key in since]
    faces = _faces(told)
    rows = {
        one.key: Customer(
            name=one.name,
            name_key=name_key(one.name),
            preferred_name=one.preferred,
            language=one.language,
            timezone=one.timezone,
            since=since[one.key],
            picture=faces.get(one.key),
        )
        for one in told
    }
    Customer.objects.bulk_create(rows.values())
    addresses = {one.key: Address.of(rows[one.key], one.email, since=since[one.key]) for one in told}
    Address.objects.bulk_create(addresses.values())
    return Book(rows, addresses)


def _since(story: Story, *, at: datetime) -> dict[str, datetime]:
    """The conversations stand in the order in which they began, so the first one counts."""
    since: dict[str, datetime] = {}
    for number, one in enumerate(story.conversations):
        opened = opened_at(one, number=number, at=at)
        since[one.customer] = min(opened, since.get(one.customer, opened))
    return since


def _faces(told: Sequence[Told]) -> dict[str, StoredFile]:
    drawn = [(one.key, draw(one.face).encode()) for one in told if one.face]
    files = store_drawings([(face, f"{key}.svg") for key, face in drawn])
    return {key: file for (key, _face), file in zip(drawn, files, strict=True)}
