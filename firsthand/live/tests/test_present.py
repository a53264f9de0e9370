"""Who is present where, from what screens say of themselves."""

import pytest

from firsthand.live.marks import How, Mark, marks_in
from firsthand.live.present import FADES_AFTER, Present

ASTA, JONAS = 1, 2
READING, WRITING, GONE = How.READING, How.WRITING, How.GONE


def mark(account: int, how: How, turn: int, *, conversation: int = 12, screen: int | None = None) -> Mark:
    return Mark(conversation, account, how, account * 100 if screen is None else screen, turn)


class TestAMark:
    def test_travels_as_a_topic(self):
        assert marks_in(["desk", mark(ASTA, WRITING, 3).letter]) == [mark(ASTA, WRITING, 3)]

    @pytest.mark.parametrize(
        "letter", ["here:12", "here:1:2:dancing:3:4", "here:1:2:reading:3:x", "here:1:2:reading:3:4:5"]
    )
    def test_that_is_none_is_passed_over(self, letter):
        assert marks_in([letter]) == []


class TestSomebodyWhoCame:
    def test_is_there_and_that_is_news(self):
        present = Present()
        assert present.take([mark(ASTA, READING, 1)], at=0) == {12}
        assert present.who(12) == {ASTA: READING}

    def test_is_no_news_when_they_say_it_again(self):
        present = Present()
        present.take([mark(ASTA, READING, 1)], at=0)
        assert present.take([mark(ASTA, READING, 2)], at=25) == set()

    def test_takes_up_the_pen_and_lays_it_down(self):
        present = Present()
        present.take([mark(ASTA, READING, 1)], at=0)
        assert present.take([mark(ASTA, WRITING, 2)], at=1) == {12}
        assert present.who(12) == {ASTA: WRITING}
        assert present.take([mark(ASTA, READING, 3)], at=2) == {12}

    def test_is_left_by_who_goes_elsewhere(self):
        present = Present()
        present.take([mark(ASTA, READING, 1)], at=0)
        assert present.take([mark(ASTA, READING, 2, conversation=13)], at=1) == {12, 13}
        assert (present.who(12), present.who(13)) == ({}, {ASTA: READING})

    def test_has_gone_once_they_say_so_even_when_older_words_come_later(self):
        present = Present()
        present.take([mark(ASTA, READING, 1)], at=0)
        present.take([mark(ASTA, READING, 4)], at=1)
        assert present.take([mark(ASTA, WRITING, 3)], at=1) == set()
        assert present.take([mark(ASTA, GONE, 5)], at=2) == {12}
        assert not present


class TestSomebodyWithTwoScreens:
    def test_writes_when_they_write_on_one(self):
        present = Present()
        present.take(
            [mark(ASTA, WRITING, 1, screen=1), mark(ASTA, READING, 1, screen=2), mark(JONAS, READING, 1)], at=0
        )
        assert present.who(12) == {ASTA: WRITING, JONAS: READING}
        assert present.take([mark(ASTA, GONE, 2, screen=2)], at=1) == set()


class TestAScreenThatFellAsleep:
    def test_fades_after_a_minute_and_another_does_not(self):
        present = Present()
        present.take([mark(ASTA, READING, 1)], at=0)
        present.take([mark(JONAS, READING, 1)], at=30)
        assert present.fade(at=FADES_AFTER - 1) == set()
        assert present.fade(at=FADES_AFTER) == {12}
        assert present.who(12) == {JONAS: READING}
