"""`firsthand admin create`."""

import json

import pytest

from firsthand.run.commands.tests.conftest import PASSWORD
from tests.product import Product

CREATE = ("admin", "create", "--password-stdin", "--email")


class TestANewAdministrator:
    def test_stands_with_the_password_from_standard_input(self, installed: Product) -> None:
        told = json.loads(installed.says(*CREATE, "ona@namai.example", "--json", stdin=f"{PASSWORD}\n"))

        assert told["email"] == "ona@namai.example"
        assert set(told) == {"id", "email", "representative"}

    def test_is_told_in_a_sentence_to_a_person(self, installed: Product) -> None:
        assert installed.says(*CREATE, "jonas@namai.example", stdin=PASSWORD) == (
            "jonas@namai.example is an administrator.\n"
        )


class TestARefusal:
    @pytest.mark.parametrize(
        ("email", "password", "sentence"),
        [
            ("petras@namai.example", "12345", "This password is too short. It must contain at least 10 characters."),
            ("petras@namai.example", "", "This password is too short. It must contain at least 10 characters."),
            ("petras@namai.example", "petras@namai", "The password is too similar to the email."),
            ("petras", PASSWORD, "“petras” is not an e-mail address."),
        ],
    )
    def test_is_a_sentence_and_an_exit_code(self, installed: Product, email: str, password: str, sentence: str) -> None:
        refused = installed.does(*CREATE, email, stdin=password)

        assert (refused.returncode, refused.stdout) == (1, "")
        assert refused.stderr.startswith(sentence)
        assert refused.stderr.count("\n") == 1

    def test_meets_whoever_is_made_twice(self, installed: Product) -> None:
        installed.says(*CREATE, "marija@namai.example", stdin=PASSWORD)

        again = installed.does(*CREATE, "Marija@Namai.example", stdin=PASSWORD)

        assert (again.returncode, again.stderr) == (
            1,
            "Somebody already signs in with this address. Use another one, or sign in with it.\n",
        )

    def test_that_is_about_the_command_itself_shows_how_it_is_used(self, installed: Product) -> None:
        refused = installed.does("admin", "create")

        assert refused.returncode == 2
        assert "--email" in refused.stderr
