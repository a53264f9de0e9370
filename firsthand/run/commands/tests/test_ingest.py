"""`firsthand ingest`."""

import json
import time
from pathlib import Path

import pytest

from tests.product import Product


class TestALetter:
    def test_in_a_file_is_taken_in(self, installed: Product, letter: Path) -> None:
        [told] = lines(installed.says("ingest", str(letter)))

        assert isinstance(told.pop("message"), int) and isinstance(told.pop("conversation"), int)
        assert told == {"duplicate": False, "automatic": False, "bounce": None}

    def test_from_standard_input_is_taken_in(self, installed: Product, letter: Path) -> None:
        [told] = lines(installed.says("ingest", stdin=letter.read_text()))

        assert not told["duplicate"]

    def test_that_comes_again_by_another_way_is_the_same(self, installed: Product, letter: Path) -> None:
        first, second, third = lines(installed.says("ingest", str(letter), "-", str(letter), stdin=letter.read_text()))

        assert [one["duplicate"] for one in (first, second, third)] == [False, True, True]
        assert first["message"] == second["message"] == third["message"]

    def test_that_a_machine_wrote_is_known_as_such(self, installed: Product, letter: Path) -> None:
        [told] = lines(installed.says("ingest", stdin=f"Auto-Submitted: auto-replied\n{letter.read_text()}"))

        assert told["automatic"]


class TestAFileThatIsMissing:
    def test_is_a_sentence_and_an_exit_code_after_what_came_before_it(self, installed: Product, letter: Path) -> None:
        missing = letter.with_name("missing.eml")
        done = installed.does("ingest", str(letter), str(missing))

        assert (done.returncode, done.stderr) == (1, f"{missing}: no such file or directory\n")
        assert len(lines(done.stdout)) == 1


def lines(said: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in said.splitlines()]


class TestAnMbox:
    def test_is_taken_in_letter_by_letter(self, installed: Product, mbox: Path) -> None:
        told = lines(installed.says("ingest", str(mbox)))

        assert [one["duplicate"] for one in told] == [False] * LETTERS

    def test_is_the_same_from_standard_input(self, installed: Product, mbox: Path) -> None:
        installed.says("ingest", str(mbox))

        assert all(one["duplicate"] for one in lines(installed.says("ingest", stdin=mbox.read_text())))


class TestOldMail:
    def test_stands_in_its_threads_and_is_safe_to_bring_twice(self, installed: Product, mbox: Path) -> None:
        first, second = (lines(installed.says("ingest", "--history", str(mbox))) for _ in range(2))

        assert [one["duplicate"] for one in first] == [False] * LETTERS
        assert [one["duplicate"] for one in second] == [True] * LETTERS
        assert len({one["conversation"] for one in first}) == 1

    def test_tells_what_was_not_taken_and_why(self, installed: Product, mbox: Path) -> None:
        (mbox.parent / "photo.jpg").write_bytes(b"\xff\xd8")
        told = lines(installed.says("ingest", "--history", str(mbox.parent)))

        assert [one["refused"] for one in told if "refused" in one] == ["no-letter"]

    def test_stands_exactly_once_after_a_kill(self, installed: Product, mbox: Path) -> None:
        process = installed.command("ingest", "--history", str(mbox))
        while '"message"' not in installed.log and process.poll() is None:
            time.sleep(0.02)
        process.kill()
        process.wait()
        told = lines(installed.says("ingest", "--history", str(mbox)))

        assert len({one["message"] for one in told}) == LETTERS


LETTERS = 60


@pytest.fixture
def mbox(tmp_path: Path) -> Path:
    """A thread of sixty letters, each naming the first; another one for each test, for they share an installation."""
    path = tmp_path / "old" / "mail.mbox"
    path.parent.mkdir()
    head = "From ruta@pastas.example Tue Nov 24 09:00:00 2020\nFrom: ruta@pastas.example\nSubject: The fridge\n"
    path.write_text(
        "\n".join(
            f"{head}Date: Tue, 24 Nov 2020 09:{number:02}:00 +0200\nMessage-ID: <{number}@{tmp_path.name}.example>\n"
            f"References: <0@{tmp_path.name}.example>\n\nIt hums, I say for the {number}th time.\n"
            for number in range(LETTERS)
        )
    )
    return path
