"""Letters made comparable."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from firsthand.search.fold import fold, fold_in_place


class TestFolding:
    @pytest.mark.parametrize(
        ("written", "folded"),
        [
            ("Šaldytuvas ĄČĘĖĮŠŲŪŽ", "saldytuvas aceeisuuz"),
            ("perché così città", "perche cosi citta"),
            ("Straße", "strasse"),
            ("oﬃce ＷＷ９０Ｔ", "office ww90t"),
            ("Łódź Søren İstanbul", "lodz soren istanbul"),
            ("Кой й КОЙ", "кой й кой"),
            ("Ѝ казах, и́ма", "и казах, има"),
            ("и\u0306", "й"),
            ("e\u0307", "e"),
        ],
    )
    def test_takes_case_marks_and_forms_away(self, written, folded):
        assert fold(written) == folded

    @given(some.text())
    def test_in_place_keeps_every_place(self, written):
        assert len(fold_in_place(written)) == len(written)

    @given(some.text(alphabet="aąčęėįšųūžßÀÉйѝИЩъ 1-"))
    def test_twice_is_as_once(self, written):
        assert fold(fold(written)) == fold(written)
