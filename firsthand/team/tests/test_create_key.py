"""A key of the API speaks for a machine of its own, or for one customer."""

import pytest

from firsthand.access.models import KeyRole, Role
from firsthand.access.queries import key_of
from firsthand.journal.actor import HOUSE
from firsthand.team.actions import CustomerIsMissing, create_key, take_key_back
from firsthand.team.models import Representative
from firsthand.team.queries import colleagues, teams_of
from firsthand.team.rules.permissions import OnlyAdministratorsMay
from firsthand.team.tests.people import MONDAY, administrator, asta, team

pytestmark = pytest.mark.django_db


class TestAKeyForAMachine:
    """The shop's system writes orders."""

    def test_acts_as_a_representative_in_the_first_team(self) -> None:
        first, _ = team("Vilnius"), team("Milano")

        _, token = create_key(name="Shop", role=KeyRole.LEAD, by=HOUSE, at=MONDAY)

        key = key_of(token, at=MONDAY)
        assert key is not None
        assert key.account is not None
        machine = Representative.objects.active().get(account=key.account)
        assert (machine.name, machine.role, machine.is_machine, list(teams_of(machine))) == (
            "Shop",
            Role.LEAD,
            True,
            [first],
        )
        assert not machine.account.has_usable_password()

    def test_is_nobodys_colleague(self) -> None:
        jonas = administrator()
        create_key(name="Shop", role=KeyRole.ADMINISTRATOR, by=jonas, at=MONDAY)

        assert list(colleagues(jonas)) == [jonas]

    def test_taken_back_closes_its_machine(self) -> None:
        jonas = administrator()
        key, token = create_key(name="Shop", role=KeyRole.REPRESENTATIVE, by=jonas, at=MONDAY)

        take_key_back(key, by=jonas, at=MONDAY)

        assert key_of(token, at=MONDAY) is None
        assert not Representative.objects.active().filter(is_machine=True)

    def test_is_for_administrators_to_create(self) -> None:
        with pytest.raises(OnlyAdministratorsMay):
            create_key(name="Mine", role=KeyRole.ADMINISTRATOR, by=asta(role=Role.LEAD), at=MONDAY)


class TestAKeyForACustomer:
    """Rūta's page speaks by it."""

    def test_has_no_machine(self) -> None:
        key, _ = create_key(name="Rūta", role=KeyRole.CUSTOMER, customer_id=12, by=HOUSE, at=MONDAY)

        assert (key.customer_id, key.account) == (12, None)

    @pytest.mark.parametrize(("role", "customer"), [(KeyRole.CUSTOMER, None), (KeyRole.LEAD, 12)])
    def test_names_the_customer_and_no_other_does(self, role: KeyRole, customer: int | None) -> None:
        with pytest.raises(CustomerIsMissing):
            create_key(name="Wrong", role=role, customer_id=customer, by=HOUSE, at=MONDAY)
