"""Whatever a screen sends is understood, or answered with a plain sentence."""

import pytest

from firsthand.live.words import Ping, Unclear, Watch, understood


class TestWhatAScreenMaySay:
    def test_it_watches(self):
        assert understood('{"watch": ["conversation:12"]}') == Watch(["conversation:12"])

    @pytest.mark.parametrize("words", ["1", '"x"', "null", "[1, {}]"])
    def test_it_pings_with_anything(self, words):
        assert isinstance(understood(f'{{"ping": {words}}}'), Ping)


class TestNonsense:
    @pytest.mark.parametrize(
        "text",
        ["", "{", "null", "7", "[]", '"watch"', "{}", '{"watch": 1}', '{"watch": "conversation:1"}', '{"watch": [1]}',
         '{"watch": [null]}', '{"watch": {"a": 1}}', '{"ping": NaN}', '{"ping": Infinity}', '{"ping": 1e999}', "[" * 60_000,
         '{"ping":' * 9000, '{"ping": ' + "9" * 60_000 + "}", "\x00", "\ud800"],
    )  # fmt: skip
    def test_is_answered_with_a_sentence(self, text):
        assert isinstance(understood(text), Unclear)
