"""The sheets are small, mirror themselves, and take every colour from the tokens."""

import re
from pathlib import Path

import pytest

from firsthand.look.jinja import SHEETS

FOLDER = Path(__file__).parent.parent / "static/look/css"
FILES = sorted(FOLDER.glob("*.css"))
# What knows left from right, or top from bottom, instead of the direction of reading.
PHYSICAL = re.compile(
    r"(?<![\w-])((margin|padding|border|inset|scroll-(?:margin|padding))-(left|right|top|bottom)[\w-]*|(left|right|top|bottom)"
    r"|(?:min-|max-)?(?:width|height)|border-(?:top|bottom)-(?:left|right)-radius|float)\s*:"
    r"|text-align:\s*(left|right)|overflow-[xy]: (?!auto)"
)


@pytest.mark.parametrize("sheet", FILES, ids=lambda sheet: sheet.name)
class TestASheet:
    def test_says_nothing_of_left_and_right(self, sheet: Path) -> None:
        assert PHYSICAL.findall(sheet.read_text()) == []

    def test_takes_its_colours_from_the_tokens(self, sheet: Path) -> None:
        if sheet.name != "tokens.css":
            assert re.findall(r"#[0-9a-f]{3,8}\b|rgb|hsl|oklch", sheet.read_text()) == []

    def test_stands_in_a_layer(self, sheet: Path) -> None:
        assert re.search(r"^@layer (tokens|reset|base|parts|concepts|tweaks) \{", sheet.read_text(), re.MULTILINE)

    def test_moves_nothing_for_longer_than_a_blink(self, sheet: Path) -> None:
        assert all(int(length) <= 150 for length in re.findall(r"(\d+)ms ease", sheet.read_text()))


class TestAllSheets:
    def test_weigh_less_than_forty_one_kilobytes(self) -> None:
        assert sum((FOLDER / f"{name}.css").stat().st_size for name in SHEETS) < 41_000

    def test_are_all_there(self) -> None:
        assert {sheet.stem for sheet in FILES} == {*SHEETS, "living"}
