"""Somebody who writes is recognised by their address."""

import pytest

from firsthand.people.actions import recognise
from firsthand.people.models import Address, Customer
from firsthand.people.rules import name_from, normalised
from tests.budget import budget
from tests.cast import nine, ten


@pytest.mark.django_db
class TestSomebodyNew:
    def test_is_met_once_and_recorded(self):
        recognise("ruta@pastas.example", name="Rūta", at=nine)
        recognise("ruta@pastas.example", name="Somebody else", at=ten)

        assert [customer.name for customer in Customer.objects.all()] == ["Rūta"]

    def test_has_an_address_that_nobody_has_proven(self):
        recognise("ruta@pastas.example", at=nine)

        assert Address.objects.get().verified_at is None

    def test_without_any_address_is_another_person_each_time(self):
        assert recognise("", name="", at=nine) != recognise("", name="", at=nine)

    def test_costs_at_most_four_statements(self):
        with budget(4):
            recognise("ruta@pastas.example", at=nine)


@pytest.mark.django_db
class TestTheSameAddressWrittenOtherwise:
    @pytest.mark.parametrize("written", ["RUTA@Pastas.Example", " ruta@pastas.example ", "ruta@pastas.example\n"])
    def test_is_the_same_person(self, written):
        assert recognise("ruta@pastas.example", at=nine) == recognise(written, at=ten)

    def test_with_a_plus_part_may_be_somebody_else(self):
        assert recognise("ruta@pastas.example", at=nine) != recognise("ruta+kids@pastas.example", at=ten)


@pytest.mark.django_db
class TestAnotherAddressOfTheSameBox:
    """Some providers are known to read over plus parts, a few over dots."""

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("ruta.k@gmail.com", "rutak+fridge@gmail.com"),
            ("rutak+fridge@gmail.com", "ruta.k@googlemail.com"),
            ("ruta@outlook.com", "RUTA+shop@outlook.com"),
            ("ruta@icloud.com", "ruta+a+b@icloud.com"),
        ],
    )
    def test_is_the_same_person(self, one, other):
        assert recognise(one, at=nine) == recognise(other, at=ten)

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("ruta.k@outlook.com", "rutak@outlook.com"),
            ("ruta@gmail.com", "ruta@outlook.com"),
            ("ruta@gmail.com.evil.example", "ruta+a@gmail.com.evil.example"),
            ("+ruta@gmail.com", "+elena@gmail.com"),
        ],
    )
    def test_is_somebody_else_where_that_is_not_known(self, one, other):
        assert recognise(one, at=nine) != recognise(other, at=ten)

    def test_costs_one_statement_more_when_they_are_new(self):
        with budget(5):
            recognise("ruta.k@gmail.com", at=nine)


class TestNames:
    @pytest.mark.parametrize(
        ("given", "address", "name"),
        [
            ("Rūta Kazlauskienė", "ruta@pastas.example", "Rūta Kazlauskienė"),
            ('"Rossi, Elena"', "elena@posta.example", "Rossi, Elena"),
            ("  Иван   Петров ", "i@poshta.example", "Иван Петров"),
            ("", "elena.rossi@posta.example", "elena.rossi"),
            ("elena@posta.example", "elena@posta.example", "elena"),
        ],
    )
    def test_are_what_came_with_the_letter_or_stands_before_the_at(self, given, address, name):
        assert name_from(given, address=address) == name

    def test_addresses_are_compared_without_case(self):
        assert normalised("ŽANA@Paštas.example") == normalised("žana@paštas.EXAMPLE")
