"""The representatives come to work: accounts, teams, skills and faces."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password

from firsthand.access.models import Account, Role
from firsthand.files.store import store_drawings
from firsthand.journal.actor import HOUSE
from firsthand.journal.models import Entry
from firsthand.run.demo.content import Story
from firsthand.run.demo.content.faces import draw
from firsthand.run.demo.content.story import Representative as Told
from firsthand.run.demo.loading.cast import Staff
from firsthand.team.facts import Joined
from firsthand.team.models import Membership, Representative, Skill, Team

# The demo is open to whoever sits at this machine, so its password may be known.
PASSWORD = "a warm welcome"  # noqa: S105
WORK_HERE_SINCE = timedelta(days=400)


def employ(story: Story, *, teams: Mapping[str, Team], at: datetime) -> Staff:
    """Everybody can sign in and belongs where the story says."""
    joined = at - WORK_HERE_SINCE
    rows = _representatives(story.representatives, language=story.house.language, joined=joined)
    leads = {team.key: team.lead for team in story.teams}
    Membership.objects.bulk_create(
        Membership(representative=rows[one.key], team=teams[team], leads=leads[team] == one.key)
        for one in story.representatives
        for team in one.teams
    )
    _teach(story.representatives, rows=rows)
    Entry.objects.bulk_create(_joined(row, at=joined) for row in rows.values())
    return Staff(
        rows=rows,
        told={one.key: one for one in story.representatives},
        leads={team: rows[lead] for team, lead in leads.items()},
    )


def _representatives(told: Sequence[Told], *, language: str, joined: datetime) -> dict[str, Representative]:
    """Their pages speak the language of the house, so that a newcomer can read them; each may choose another."""
    accounts = _accounts(told, language=language, joined=joined)
    faces = store_drawings([(draw(one.face).encode(), f"{one.key}.svg") for one in told])
    rows = [
        Representative(
            account=account,
            name=one.name,
            language=language,
            timezone=one.timezone,
            signature=one.signature[one.language],
            picture=face,
        )
        for one, account, face in zip(told, accounts, faces, strict=True)
    ]
    Representative.objects.bulk_create(rows)
    return {one.key: row for one, row in zip(told, rows, strict=True)}


def _accounts(told: Sequence[Told], *, language: str, joined: datetime) -> list[Account]:
    password = make_password(PASSWORD)  # hashing is slow on purpose: once is enough for one word
    accounts = Account.objects.bulk_create(
        Account(email=one.email, role=Role(one.role), language=language, joined_at=joined, password=password)
        for one in told
    )
    EmailAddress.objects.bulk_create(
        EmailAddress(user=account, email=account.email, primary=True, verified=True) for account in accounts
    )
    return accounts


def _teach(told: Sequence[Told], *, rows: Mapping[str, Representative]) -> None:
    skills = {skill.name: skill for skill in Skill.objects.all()}
    held = Representative.skills.through
    held.objects.bulk_create(
        held(representative_id=rows[one.key].pk, skill_id=skills[skill].pk) for one in told for skill in one.skills
    )


def _joined(row: Representative, *, at: datetime) -> Entry:
    fact = Joined(representative=row.pk, account=row.account_id, role=row.role.value)
    return Entry.of(fact, by=HOUSE, at=at)
