"""No turn that a matter takes loses the answer that was promised."""

import pytest

from firsthand.conversations.actions import note, reopen, resolve, resume, snooze, take_back, wait, wake
from firsthand.conversations.models import Conversation
from firsthand.conversations.rules.words import Words
from tests.cast import evening, minutes, nine, noon, one, ten

A_DAY = minutes(24 * 60)


def owed(matter):
    """What is owed, and where that places it on the desk."""
    matter.refresh_from_db()
    return matter.asked_at, matter.answer_due_at, matter.due_order


@pytest.fixture
def matter(shop):
    """Rūta's letter of the evening, due tomorrow, which nobody has answered; a second one of hers is due later."""
    first = shop.receives_mail(reference="first@pastas.example", at=evening).matter
    shop.receives_mail(subject="The oven", at=evening + A_DAY)
    return first


@pytest.fixture
def promised(matter):
    """What she was promised: an answer by Wednesday noon, four hours after the shop opens."""
    before = owed(matter)
    assert before == (evening, noon + A_DAY, noon + A_DAY)
    return before


class TestTheSamePromise:
    """What ends without an answer leaves it as it was."""

    def test_stands_after_a_resolution_was_taken_back(self, shop, matter, promised):
        resolve(matter, by=shop.asta, at=evening)
        take_back(matter, by=shop.asta, at=evening + minutes(1))

        assert owed(matter) == promised

    def test_stands_after_it_was_also_put_away_and_woke(self, shop, matter, promised):
        resolve(matter, by=shop.asta, at=evening)
        take_back(matter, by=shop.asta, at=evening + minutes(1))
        snooze(matter, until=evening + minutes(60), by=shop.asta, at=evening + minutes(2))
        wake(at=evening + minutes(60))

        assert owed(matter) == promised
        assert Conversation.objects.open().by_due().first() == matter

    def test_stands_after_it_waited_and_went_on(self, shop, matter, promised):
        wait(matter, by=shop.asta, at=evening)
        resume(matter, by=shop.asta, at=evening + minutes(1))

        assert owed(matter) == promised
        assert Conversation.objects.open().by_due().first() == matter

    def test_stands_after_it_was_put_away_solved_by_mistake_and_woke(self, shop, matter, promised):
        snooze(matter, until=evening + minutes(60), by=shop.asta, at=evening)
        resolve(matter, by=shop.asta, at=evening + minutes(1))
        take_back(matter, by=shop.asta, at=evening + minutes(2))
        wake(at=evening + minutes(60))

        assert owed(matter) == promised


class TestReopening:
    """Asta closed Rūta's letter of nine o'clock; it is opened again at noon."""

    @pytest.fixture
    def letter(self, shop):
        return shop.receives_mail(reference="first@pastas.example", at=nine)

    def test_owes_an_answer_from_now_on_when_she_had_the_last_word(self, shop, letter):
        resolve(letter.matter, by=shop.asta, at=ten)

        reopen(letter.matter, by=shop.asta, at=noon)

        assert owed(shop.conversation()) == (noon, noon + minutes(240), noon + minutes(240))

    def test_counts_as_one_return(self, shop, letter):
        resolve(letter.matter, by=shop.asta, at=ten)

        assert reopen(letter.matter, by=shop.asta, at=noon).reopenings == 1

    def test_owes_none_when_she_was_answered(self, shop, letter):
        shop.answers(letter, at=ten)
        resolve(letter.matter, by=shop.asta, at=ten)

        reopen(letter.matter, by=shop.asta, at=noon)

        assert shop.conversation().answer_due_at is None

    def test_owes_one_though_a_colleague_left_a_note(self, shop, letter):
        note(letter.matter, words=Words("Spam?"), by=shop.asta, at=ten)
        resolve(letter.matter, by=shop.asta, at=ten)

        reopen(letter.matter, by=shop.asta, at=noon)

        assert shop.conversation().answer_due_at == noon + minutes(240)

    def test_owes_none_to_her_machine(self, shop, letter):
        shop.answers(letter, at=ten)
        shop.receives_mail(
            answers="first@pastas.example", words="I am on holiday.", at=ten, Auto_Submitted="auto-replied"
        )
        resolve(letter.matter, by=shop.asta, at=one)

        reopen(letter.matter, by=shop.asta, at=one)

        assert shop.conversation().answer_due_at is None
