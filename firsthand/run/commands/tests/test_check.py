"""`firsthand check`, and what every command says when the house itself is in trouble."""

import json
import os
from pathlib import Path

import pytest

from tests.product import Product, free_port


class TestAGoodInstallation:
    def test_is_told_in_four_sentences(self, installed: Product) -> None:
        said = installed.says("check").splitlines()

        assert [line.partition(":")[0] for line in said] == ["✓ settings", "✓ database", "✓ mail", "✓ storage"]

    def test_is_told_in_four_lines_of_json(self, installed: Product) -> None:
        told = [json.loads(line) for line in installed.says("check", "--json").splitlines()]

        assert [one["tried"] for one in told] == ["settings", "database", "mail", "storage"]
        assert all(one["good"] and one["sentence"] for one in told)

    def test_is_not_changed_by_looking(self, tmp_path: Path) -> None:
        told = Product(tmp_path, {"PATH": os.environ["PATH"]}).says("check")

        assert "its tables are made at the next start" in told


class TestTrouble:
    def test_with_the_mail_server_is_named(self, installed: Product) -> None:
        done = installed.does("check", smtp_url=f"smtp://127.0.0.1:{free_port()}")

        assert done.returncode == 1
        assert "✗ mail: 127.0.0.1 does not take our mail: Connection refused" in done.stdout.splitlines()

    def test_with_the_database_is_one_sentence(self, installed: Product) -> None:
        away = f"postgres://ona:secret@127.0.0.1:{free_port()}/away"
        done = installed.does("idle", database_url=away)

        assert done.returncode == 1
        assert done.stderr.startswith("The database does not answer:")
        assert done.stderr.count("\n") == 1
        assert "secret" not in done.stderr

    def test_with_the_folder_is_one_sentence(self, installed: Product) -> None:
        done = installed.does("idle", "--data", "/proc/nobody")

        assert (done.returncode, done.stderr) == (1, "/proc/nobody: no such file or directory\n")

    def test_with_a_setting_is_one_sentence(self, installed: Product) -> None:
        done = installed.does("idle", web_threads="many")

        assert (done.returncode, done.stderr) == (
            1,
            "A setting is wrong: FIRSTHAND_WEB_THREADS is a whole number, not “many”.\n",
        )


@pytest.mark.parametrize("words", [("fly",), ("ingest", "--fly")])
def test_a_command_that_there_is_not_is_explained(installed: Product, words: tuple[str, ...]) -> None:
    done = installed.does(*words)

    assert done.returncode == 2
    assert done.stderr.startswith("usage: firsthand")
