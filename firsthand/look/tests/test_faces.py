"""A face, a file and an icon are told the same way everywhere."""

import pytest

from firsthand.look.draw_icons import SPRITE, draw
from firsthand.look.faces import HUES, hue_of
from firsthand.look.icons import ICONS, NoSuchIcon, icon
from firsthand.look.sizes import file_size


class TestAPerson:
    def test_keeps_one_colour(self) -> None:
        assert hue_of("customer-12") == hue_of("customer-12")

    def test_shares_it_with_few(self) -> None:
        hues = [hue_of(f"customer-{number}") for number in range(1200)]

        assert all(60 <= hues.count(hue) <= 140 for hue in range(HUES))


class TestAFile:
    @pytest.mark.parametrize(
        ("count", "words"), [(0, "0 B"), (999, "999 B"), (1_000, "1 kB"), (348_400, "348 kB"), (1_240_000, "1.2 MB")]
    )
    def test_has_a_size_in_words(self, count: int, words: str) -> None:
        assert file_size(count) == words


class TestAnIcon:
    def test_is_silent_beside_its_words(self) -> None:
        assert 'aria-hidden="true"' in icon("inbox")

    def test_speaks_when_it_stands_alone(self) -> None:
        assert 'aria-label="&lt;waiting&gt;"' in icon("inbox", "<waiting>")

    def test_that_nobody_drew_is_refused(self) -> None:
        with pytest.raises(NoSuchIcon):
            icon("unicorn")

    def test_is_in_the_sprite_as_lucide_draws_it(self) -> None:
        assert SPRITE.read_text() == draw()
        assert len(set(ICONS)) == len(ICONS)
