"""`firsthand key create`."""

import json
from pathlib import Path

import pytest

from tests.product import Product

CREATE = ("key", "create", "--name", "Shop", "--role")


class TestANewKey:
    @pytest.mark.parametrize("role", ["admin", "lead", "representative"])
    def test_is_shown_once(self, installed: Product, role: str) -> None:
        told = json.loads(installed.says(*CREATE, role, "--json"))

        assert (told["name"], told["role"]) == ("Shop", role)
        assert told["key"].startswith("fh_")

    def test_alone_is_what_a_script_reads(self, installed: Product) -> None:
        [key] = installed.says(*CREATE, "admin").splitlines()

        assert key.startswith("fh_")

    def test_may_be_for_one_team(self, installed: Product) -> None:
        assert installed.says(*CREATE, "lead", "--team", "Front desk").startswith("fh_")

    def test_may_be_for_one_customer(self, installed: Product, letter: Path) -> None:
        installed.says("ingest", str(letter))  # her first letter makes her a customer

        assert json.loads(installed.says(*CREATE, "customer:1", "--json"))["role"] == "customer"


class TestARefusal:
    @pytest.mark.parametrize(
        ("words", "sentence"),
        [
            (["customer:4711"], "There is no customer 4711."),
            (["lead", "--team", "Nobody"], "There is no team of the name “Nobody”."),
        ],
    )
    def test_is_a_sentence_and_an_exit_code(self, installed: Product, words: list[str], sentence: str) -> None:
        refused = installed.does(*CREATE, *words)

        assert (refused.returncode, refused.stdout, refused.stderr) == (1, "", f"{sentence}\n")

    @pytest.mark.parametrize("role", ["customer", "customer:", "customer:x", "admin:1", "queen", ""])
    def test_meets_a_role_that_there_is_not(self, installed: Product, role: str) -> None:
        refused = installed.does(*CREATE, role)

        assert refused.returncode == 2
        assert "The role is admin, lead, representative or customer:ID." in refused.stderr
