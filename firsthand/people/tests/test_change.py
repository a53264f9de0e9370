"""What is known of a customer changes."""

import pytest

from firsthand.journal.models import Entry
from firsthand.people.actions import change, recognise
from firsthand.people.actions.change import CustomerChangedMeanwhile, Traits
from tests.budget import budget
from tests.cast import nine, ten


@pytest.fixture
def ruta(shop):
    return recognise("ruta@pastas.example", name="Rūta Kazlauskienė", at=nine)


class TestAChange:
    def test_is_what_she_is_called_from_now_on(self, shop, ruta):
        assert change(ruta, traits=Traits(preferred_name="p. Rūta"), by=shop.asta, at=ten).called == "p. Rūta"

    def test_is_recorded_by_the_names_of_its_fields_only(self, shop, ruta):
        change(ruta, traits=Traits(preferred_name="p. Rūta", language="lt"), by=shop.asta, at=ten)

        assert Entry.objects.get(name="customer.changed").payload == {"fields": ["preferred_name", "language"]}

    def test_to_the_same_is_none(self, shop, ruta):
        change(ruta, traits=Traits(name="Rūta Kazlauskienė"), by=shop.asta, at=ten)

        assert not Entry.objects.filter(name="customer.changed").exists()

    def test_of_what_somebody_else_changed_is_refused(self, shop, ruta):
        change(ruta, traits=Traits(language="lt"), by=shop.asta, at=ten, seen=1)

        with pytest.raises(CustomerChangedMeanwhile):
            change(ruta, traits=Traits(language="en"), by=shop.ingrida, at=ten, seen=1)

    def test_costs_at_most_three_statements(self, shop, ruta):
        with budget(3):
            change(ruta, traits=Traits(language="lt"), by=shop.asta, at=ten)
