"""`firsthand ingest`."""

import json
from pathlib import Path

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
