"""The people of these tests."""

from datetime import UTC, datetime, timedelta

from firsthand.access.models import Role
from firsthand.journal.actor import HOUSE
from firsthand.organisation.actions import AboutUs, change_organisation
from firsthand.team.actions import create_administrator, found_team, take_in
from firsthand.team.models import Representative, Team

MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)
PASSWORD = "geras rytas Vilniuje"
DAYS = timedelta(days=1)


def found_house() -> None:
    change_organisation(AboutUs(name="Namų gėris", language="lt", timezone="Europe/Vilnius"), by=HOUSE, at=MONDAY)


def administrator(email: str = "jonas@namugeris.example") -> Representative:
    return create_administrator(email, PASSWORD, name="Jonas Petrauskas", at=MONDAY)


def team(name: str = "Klientų aptarnavimas") -> Team:
    return found_team(name, by=HOUSE, at=MONDAY)


def asta(*teams: Team, role: Role = Role.REPRESENTATIVE) -> Representative:
    return take_in(
        "asta@namugeris.example", name="Asta", role=role, teams=teams, password=PASSWORD, by=HOUSE, at=MONDAY
    )
