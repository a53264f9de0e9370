"""A stranger's spam waits in its folder; nobody whom we know, and no answer to us, is ever held back."""

import pytest

from firsthand.channels.email.models import Lesson, SpamWord
from firsthand.channels.email.spam.counting import learnt_now
from firsthand.channels.email.spam.learn import learn_from, tidy
from firsthand.conversations.actions import hold_again, let_through, mark_spam, reply, take_back_spam
from firsthand.conversations.models import Conversation, Hold, Message
from firsthand.conversations.rules.states import HeldFor, State
from firsthand.conversations.rules.words import Words
from firsthand.notices.models import Notice
from firsthand.people.models import Customer
from tests.budget import budget
from tests.cast import Writer, elena, nine, noon, one, ruta, stranger, ten

pytestmark = pytest.mark.django_db

FLAGGED = {"X_Spam_Flag": "YES"}


class TestASuspectedLetter:
    def test_is_kept_and_held_back_with_its_reasons(self, shop):
        message = shop.receives_mail(from_=stranger, **FLAGGED)
        assert (message.matter.state, message.matter.held_for) == (State.HELD, HeldFor.LIKELY)
        hold = Hold.objects.get()
        assert hold.score is not None and hold.score >= 90 and [one["code"] for one in hold.reasons] == ["upstream"]

    def test_owes_nothing_and_nobody_is_told(self, shop):
        message = shop.receives_mail(from_=stranger, **FLAGGED)
        assert message.matter.answer_due_at is None
        assert not Notice.objects.exists()
        assert shop.facts_named("message.received") == []
        assert [fact.payload["why"] for fact in shop.facts_named("conversation.held_back")] == ["likely"]

    def test_comes_once_like_any_other(self, shop):
        raw = shop.letter(from_=stranger, **FLAGGED)
        assert shop.receives(raw) == shop.receives(raw)
        assert Hold.objects.count() == 1

    def test_is_owed_an_answer_since_it_came_once_it_is_let_through(self, shop):
        message = shop.receives_mail(from_=stranger, **FLAGGED)
        free = let_through(message.matter, by=shop.asta, at=ten)
        assert free.is_open and free.asked_at == nine
        (received,) = shop.facts_named("message.received")
        assert received.payload["first"] is True

    def test_of_somebody_who_was_let_through_is_never_held_again(self, shop):
        first = shop.receives_mail(from_=stranger, **FLAGGED)
        let_through(first.matter, by=shop.asta, at=ten)
        assert shop.receives_mail(from_=stranger, subject="Another", at=noon, **FLAGGED).matter.is_open

    def test_costs_fewer_statements_than_an_ordinary_one(self, shop):
        shop.receives_mail(from_=stranger, **FLAGGED)
        raw = shop.letter(from_=Writer("Another", "another@elsewhere.example"), **FLAGGED)
        with budget(19):
            shop.receives(raw)


class TestNobodyWeKnow:
    def test_is_held_back_when_we_answered_them_before(self, shop):
        shop.answers(shop.receives_mail())
        assert shop.receives_mail(subject="Something else", at=noon, **FLAGGED).matter.is_open

    def test_is_held_back_in_answer_to_a_letter_of_ours(self, shop):
        first = shop.receives_mail()
        assert shop.receives_mail(answers=first, at=noon, **FLAGGED).conversation_id == first.conversation_id
        assert not Hold.objects.exists()

    def test_is_held_back_whom_another_system_brought(self, shop):
        shop.receives_mail(from_=elena)
        Customer.objects.filter(addresses__value=elena.address).update(external_id="crm-1")
        assert shop.receives_mail(from_=elena, subject="Sofa", at=noon, **FLAGGED).matter.is_open


class TestAnInbox:
    def test_that_holds_nothing_back_lets_everything_in(self, shop):
        shop.help.holds_spam = False
        shop.help.save(update_fields=["holds_spam"])
        assert shop.receives_mail(from_=stranger, **FLAGGED).matter.is_open

    def test_has_a_threshold_of_its_own(self, shop):
        shop.help.spam_threshold = 99
        shop.help.save(update_fields=["spam_threshold"])
        assert shop.receives_mail(from_=stranger, **FLAGGED).matter.is_open


def spam(number: int) -> dict[str, str]:
    return {
        "subject": f"Casino winner {number}",
        "words": f"You are the lucky winner of our casino jackpot, bitcoin bonus {number}",
    }


def good(number: int) -> dict[str, str]:
    return {
        "subject": f"Fridge {number}",
        "words": f"My fridge hums at night since Tuesday, please send somebody to repair it {number}",
    }


@pytest.fixture
def trained(shop):
    """Six letters that Asta marked, and six that she answered."""
    for number in range(6):
        marked = shop.receives_mail(from_=Writer("", f"s{number}@casino.example"), **spam(number))
        mark_spam(marked.matter, by=shop.asta, at=ten)
        learn_from(marked.conversation_id, at=ten)
        answered = shop.receives_mail(from_=Writer("", f"c{number}@posta.example"), **good(number))
        reply(answered.matter, words=Words("We shall come."), by=shop.asta, at=ten)
        learn_from(answered.conversation_id, at=ten)
    return shop


class TestATrainedFilter:
    def test_holds_back_what_looks_like_what_was_marked_and_names_the_words(self, trained):
        held = trained.receives_mail(from_=stranger, at=noon, **spam(99)).matter
        assert held.held_for == HeldFor.LIKELY
        (words,) = [one for one in Hold.objects.get(conversation=held).reasons if one["code"] == "words"]
        assert ["casino", 6] in words["named"] or ["jackpot", 6] in words["named"]

    def test_lets_in_what_looks_like_what_was_answered(self, trained):
        assert trained.receives_mail(from_=stranger, at=noon, **good(99)).matter.is_open

    def test_asks_one_statement_more_for_the_words(self, trained):
        trained.receives_mail(from_=elena, at=noon, **good(98))
        raw = trained.letter(from_=stranger, **good(99))
        with budget(25):
            trained.receives(raw)

    def test_says_nothing_while_little_was_learnt(self, shop):
        marked = shop.receives_mail(from_=elena, **spam(1))
        mark_spam(marked.matter, by=shop.asta, at=ten)
        learn_from(marked.conversation_id, at=ten)
        assert shop.receives_mail(from_=stranger, at=noon, **spam(2)).matter.is_open


class TestALesson:
    def test_is_learnt_once_however_often_the_errand_runs(self, shop):
        marked = mark_spam(shop.receives_mail().matter, by=shop.asta, at=ten)
        for _ in range(3):
            learn_from(marked.pk, at=ten)
        assert (learnt_now().spam, learnt_now().good) == (1, 0) and Lesson.objects.count() == 1

    def test_is_forgotten_without_a_trace_when_the_mark_is_taken_back(self, shop):
        marked = mark_spam(shop.receives_mail().matter, by=shop.asta, at=ten)
        learn_from(marked.pk, at=ten)
        take_back_spam(marked, by=shop.asta, at=ten)
        learn_from(marked.pk, at=ten)
        assert not Lesson.objects.exists() and not SpamWord.objects.exists()

    def test_turns_round_with_what_was_said_last(self, shop):
        matter = mark_spam(shop.receives_mail().matter, by=shop.asta, at=ten)
        learn_from(matter.pk, at=ten)
        free = let_through(matter, by=shop.asta, at=noon)
        learn_from(matter.pk, at=noon)
        assert (learnt_now().spam, learnt_now().good) == (0, 1)
        hold_again(free, by=shop.asta, at=noon, seen=free.version)
        learn_from(matter.pk, at=noon)
        assert (learnt_now().spam, learnt_now().good) == (1, 0)

    def test_is_not_drawn_from_what_the_filter_did_itself(self, shop):
        held = shop.receives_mail(from_=stranger, **FLAGGED)
        learn_from(held.conversation_id, at=ten)
        assert not Lesson.objects.exists()

    def test_stays_within_its_bounds(self, trained, monkeypatch):
        monkeypatch.setattr("firsthand.channels.email.spam.counting.MOST_WORDS", 10)
        monkeypatch.setattr("firsthand.channels.email.spam.learn.MOST_LESSONS", 4)
        tidy()
        assert SpamWord.objects.count() <= 30 and Lesson.objects.exclude(words=[]).count() == 4
        assert learnt_now().spam == 6

    def test_follows_a_mark_by_an_errand(self, shop):
        from firsthand.journal.models import Errand

        mark_spam(shop.receives_mail().matter, by=shop.asta, at=ten)
        assert Errand.objects.filter(path__endswith="learn_spam").count() == 1


def test_a_held_letter_that_is_answered_again_by_its_writer_stays_one_conversation(shop):
    first = shop.receives_mail(from_=stranger, **FLAGGED)
    again = shop.receives_mail(from_=stranger, answers=first, at=one)
    assert again.conversation_id == first.conversation_id
    assert Conversation.objects.get().is_held and Message.objects.count() == 2
    assert ruta.address != stranger.address
