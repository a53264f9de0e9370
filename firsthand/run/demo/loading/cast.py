"""Who and what is there before the first letter comes, by the keys of the story."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from firsthand.channels.email.models import Mailbox
from firsthand.conversations.models import Inbox, Tag
from firsthand.people.models import Address, Customer
from firsthand.run.demo.content.story import Representative as Told
from firsthand.team.models import Representative, Team


@dataclass(frozen=True)
class House:
    """What stands in the organisation before anybody works in it."""

    name: str
    domain: str
    teams: Mapping[str, Team]
    inboxes: Mapping[str, Inbox]
    mailboxes: Mapping[str, Mailbox]
    tags: Mapping[str, Tag]


@dataclass(frozen=True)
class Staff:
    """The representatives as rows, and as the story tells of them."""

    rows: Mapping[str, Representative]
    told: Mapping[str, Told]
    leads: Mapping[str, Representative]

    def able(self, *, team: str, language: str) -> list[Representative]:
        """Those of a team who speak a language, in the order of the story."""
        return [self.rows[key] for key, one in self.told.items() if team in one.teams and language in one.languages]


@dataclass(frozen=True)
class Cast:
    """Everybody, and when each customer was last told that a letter arrived."""

    house: House
    staff: Staff
    customers: Mapping[str, Customer]
    addresses: Mapping[str, Address]
    acknowledged: dict[int, list[datetime]] = field(default_factory=dict)
