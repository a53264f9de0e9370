"""What may be watched, and how topics travel."""

import pytest

from firsthand.live.topics import LOOKED_AT, WATCHED_AT_MOST, in_letters, watchable


class TestNames:
    @pytest.mark.parametrize("name", ["conversation:12", "team:3", "representative:5", "desk"])
    def test_a_word_with_a_number_can_be_watched(self, name):
        assert watchable([name]) == [name]

    @pytest.mark.parametrize(
        "name",
        ["", "*", "account:7", "session:abc", "errands", "conversation:", "conversation:1 2", "conversation:١",
         "conversation:-1", "conversation:" + "9" * 19, "Conversation:1", "conversation:1\n", "a" * 40],
    )  # fmt: skip
    def test_controls_and_anything_else_cannot(self, name):
        assert watchable([name]) == []

    def test_each_is_watched_once_and_no_more_than_five_hundred(self):
        assert len(watchable([f"conversation:{number % 2000}" for number in range(4000)])) == WATCHED_AT_MOST

    def test_of_very_many_names_only_the_first_are_looked_at(self):
        assert watchable(["?"] * LOOKED_AT + ["desk"]) == []


class TestLetters:
    def test_topics_are_cut_into_letters_that_fit(self):
        topics = [f"conversation:{number}" for number in range(3000)]
        letters = list(in_letters(topics, bytes_at_most=7900))
        assert max(len(letter) for letter in letters) <= 7900
        assert " ".join(letters).split(" ") == topics

    def test_no_topics_need_no_letter(self):
        assert list(in_letters([], bytes_at_most=100)) == []
