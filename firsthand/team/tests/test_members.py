"""Administrators say who serves, in which role and teams."""

import pytest

from firsthand.access.models import Role
from firsthand.journal.actor import HOUSE
from firsthand.journal.models import Entry
from firsthand.live import hear
from firsthand.team.actions import LastAdministrator, change_teams, dismiss, give_role, welcome_back
from firsthand.team.facts import MembershipsChanged
from firsthand.team.models import Representative
from firsthand.team.queries import (
    colleagues,
    invitations_visible_to,
    keys_visible_to,
    members_visible_to,
    teams_of,
)
from firsthand.team.rules.permissions import OnlyAdministratorsMay, may_administer
from firsthand.team.tests.people import MONDAY, administrator, asta, team

pytestmark = pytest.mark.django_db


class TestARole:
    """Jonas is the only administrator."""

    def test_is_given_by_an_administrator(self) -> None:
        jonas, rep = administrator(), asta()

        give_role(rep, role=Role.LEAD, by=jonas, at=MONDAY)

        assert Representative.objects.active().get(account=rep.account).role == Role.LEAD

    def test_is_not_taken_by_oneself(self) -> None:
        rep = asta(role=Role.LEAD)

        with pytest.raises(OnlyAdministratorsMay):
            give_role(rep, role=Role.ADMINISTRATOR, by=rep, at=MONDAY)

    def test_of_the_last_administrator_stays(self) -> None:
        jonas = administrator()

        with pytest.raises(LastAdministrator) as refused:
            give_role(jonas, role=Role.LEAD, by=jonas, at=MONDAY)
        assert "Jonas" in refused.value.sentence
        with pytest.raises(LastAdministrator):
            dismiss(jonas, by=HOUSE, at=MONDAY)

    def test_can_be_given_up_when_there_is_another(self) -> None:
        jonas = administrator()
        administrator("ona@namugeris.example")

        give_role(jonas, role=Role.LEAD, by=jonas, at=MONDAY)

        assert not may_administer(jonas)


class TestTeams:
    """Asta moves."""

    def test_are_exactly_those_that_were_said(self, django_capture_on_commit_callbacks: object) -> None:
        first, second = team("Milano"), team("Vilnius")
        rep = asta(first, role=Role.LEAD)
        heard: list[str] = []
        stop = hear(heard.extend)

        with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
            change_teams(rep, teams=[second], by=HOUSE, at=MONDAY)
        stop()

        assert list(teams_of(rep)) == [second]
        assert f"account:{rep.account_id}" in heard
        assert Entry.objects.named(MembershipsChanged).get().payload["teams"] == [second.pk]

    def test_are_led_by_those_set_as_leads(self) -> None:
        first, second = team("Milano"), team("Vilnius")
        rep = asta(role=Role.LEAD)

        change_teams(rep, teams=[first], leads=[second], by=administrator(), at=MONDAY)

        assert [one.team for one in rep.memberships.filter(leads=True)] == [second]

    def test_are_not_chosen_by_oneself(self) -> None:
        rep = asta()

        with pytest.raises(OnlyAdministratorsMay):
            change_teams(rep, teams=[team()], by=rep, at=MONDAY)


class TestSomebodyWhoLeft:
    """Asta left, and comes back."""

    def test_is_nobodys_colleague_until_welcomed_back(self) -> None:
        jonas, rep = administrator(), asta()
        dismiss(rep, by=jonas, at=MONDAY)

        assert rep not in colleagues(jonas)
        assert not Representative.objects.active().filter(account=rep.account).exists()
        assert not colleagues(rep)

        welcome_back(rep, by=jonas, at=MONDAY)
        assert rep in colleagues(jonas)


class TestThePagesOfAdministrators:
    """Others find nothing on them."""

    @pytest.mark.parametrize("role", [Role.REPRESENTATIVE, Role.LEAD])
    def test_are_empty_for_everybody_else(self, role: Role) -> None:
        administrator()
        rep = asta(role=role)

        for visible in (members_visible_to, invitations_visible_to, keys_visible_to):
            assert not visible(rep)

    def test_show_everybody_in_four_statements(self, django_assert_num_queries: object) -> None:
        jonas = administrator()
        asta(team())

        with django_assert_num_queries(4):  # type: ignore[operator]
            members = list(members_visible_to(jonas))
            assert [len(member.memberships.all()) for member in members] == [1, 0]
