"""What is marked as spam waits in a folder of its own, and everything about it can be taken back."""

import pytest

from firsthand.channels.email.actions.acknowledge import acknowledge_letter
from firsthand.conversations.actions import (
    hold_again,
    let_through,
    mark_spam,
    reply,
    resolve,
    resume,
    snooze,
    take_back_spam,
    take_down,
    wait,
)
from firsthand.conversations.models import Hold, Message
from firsthand.conversations.queries import View, desk_list, held_back, search, spam_figures
from firsthand.conversations.rules.refusals import ChangedMeanwhile, IsHeldBack, IsNotHeld, NotYours
from firsthand.conversations.rules.states import HeldFor, State
from firsthand.conversations.rules.words import Words
from firsthand.notices.models import Notice
from firsthand.team.rules.permissions import OnlyAdministratorsMay
from tests.budget import budget
from tests.cast import elena, nine, noon, one, ruta, ten

pytestmark = pytest.mark.django_db


def on(view: View, rep) -> list[int]:
    return [row.pk for row in desk_list(rep, view).rows]


@pytest.fixture
def marked(shop):
    """Rūta's letter of nine, which Asta marked at ten."""
    message = shop.receives_mail()
    return mark_spam(message.matter, by=shop.asta, at=ten)


class TestAMarkedConversation:
    def test_stands_in_the_spam_folder_and_on_no_other_list(self, shop, marked):
        assert on(View.SPAM, shop.asta) == [marked.pk]
        assert {view: on(view, shop.asta) for view in View if view is not View.SPAM} == {
            view: [] for view in View if view is not View.SPAM
        }

    def test_is_seen_there_by_nobody_who_may_not_see_it(self, shop, marked):
        assert on(View.SPAM, shop.marco) == []
        with pytest.raises(NotYours):
            let_through(marked, by=shop.marco, at=ten)

    def test_owes_nothing_and_says_since_when_it_is_held(self, shop, marked):
        assert (marked.state, marked.held_for, marked.answer_due_at) == (State.HELD, HeldFor.MARKED, None)
        held = held_back(shop.asta)
        assert (held.count, held.since, held.marked, held.likely) == (1, nine, 1, 0)

    def test_is_not_found_by_search_until_it_is_let_through(self, shop, marked):
        assert search(shop.asta, "hums") == []
        let_through(marked, by=shop.asta, at=noon)
        assert [found.conversation.pk for found in search(shop.asta, "hums")] == [marked.pk]

    def test_takes_what_comes_into_it_without_a_word_to_anybody(self, shop):
        first = shop.receives_mail()
        shop.answers(first)
        mark_spam(first.matter, by=shop.asta, at=noon)
        again = shop.receives_mail(answers=first, words="Buy now", at=one)
        assert again.conversation_id == first.conversation_id
        first.matter.refresh_from_db()
        assert first.matter.is_held and first.matter.answer_due_at is None
        assert not Notice.objects.filter(about="customer.wrote").exists()
        assert [fact.payload["why"] for fact in shop.facts_named("conversation.held_back")] == ["marked"]
        assert len(shop.facts_named("message.received")) == 1

    @pytest.mark.parametrize(
        "act",
        [
            lambda matter, by: reply(matter, words=Words("Yes?"), by=by, at=noon),
            lambda matter, by: resolve(matter, by=by, at=noon),
            lambda matter, by: wait(matter, by=by, at=noon),
            lambda matter, by: snooze(matter, until=one, by=by, at=noon),
            lambda matter, by: resume(matter, by=by, at=noon),
        ],
        ids=["reply", "resolve", "wait", "snooze", "resume"],
    )
    def test_is_let_through_before_anything_is_done_with_it(self, shop, marked, act):
        with pytest.raises(IsHeldBack):
            act(marked, shop.asta)

    def test_is_let_through_by_the_word_of_a_customer_with_a_key(self, shop, marked):
        take_down(marked, words=Words("It is me"), at=noon)
        marked.refresh_from_db()
        assert marked.is_open and marked.asked_at == nine

    def test_is_marked_once(self, shop, marked):
        mark_spam(marked, by=shop.ingrida, at=noon)
        assert Hold.objects.count() == 1

    def test_costs_at_most_9_statements(self, shop):
        matter = shop.receives_mail().matter
        with budget(9):
            mark_spam(matter, by=shop.asta, at=ten)


class TestNotSpam:
    """Asta looks again."""

    def test_stands_as_it_stood_with_the_answer_that_was_promised(self, shop, marked):
        due = shop.facts_named("conversation.marked_as_spam") and Hold.objects.get().before["answer_due"]
        free = let_through(marked, by=shop.asta, at=noon)
        assert free.is_open and free.answer_due_at is not None and free.answer_due_at.isoformat() == due
        assert on(View.UNOWNED, shop.asta) == [free.pk] and on(View.SPAM, shop.asta) == []

    def test_of_what_waited_for_the_customer_waits_again(self, shop):
        first = shop.receives_mail()
        shop.answers(first)
        mark_spam(first.matter, by=shop.asta, at=noon)
        assert let_through(first.matter, by=shop.asta, at=one).state == State.WAITING

    def test_of_what_was_solved_is_solved_as_of_then(self, shop):
        matter = resolve(shop.receives_mail().matter, by=shop.asta, at=ten)
        mark_spam(matter, by=shop.asta, at=noon)
        free = let_through(matter, by=shop.asta, at=one)
        assert (free.state, free.resolved_at) == (State.RESOLVED, ten)

    def test_owes_an_answer_to_what_came_meanwhile(self, shop):
        first = shop.receives_mail()
        shop.answers(first)
        mark_spam(first.matter, by=shop.asta, at=noon)
        shop.receives_mail(answers=first, words="Hello?", at=one)
        free = let_through(first.matter, by=shop.asta, at=one)
        assert free.is_open and free.asked_at == one
        assert len(shop.facts_named("message.received")) == 2

    def test_is_taken_back_in_one_step(self, shop, marked):
        free = let_through(marked, by=shop.asta, at=noon)
        held = hold_again(free, by=shop.asta, at=noon, seen=free.version)
        assert held.is_held and held.held_for == HeldFor.MARKED and Hold.objects.in_force().count() == 1
        assert search(shop.asta, "hums") == []

    def test_is_not_taken_back_once_somebody_went_on(self, shop, marked):
        free = let_through(marked, by=shop.asta, at=noon)
        reply(free, words=Words("We shall look."), by=shop.asta, at=noon)
        with pytest.raises(ChangedMeanwhile):
            hold_again(free, by=shop.asta, at=one, seen=free.version)

    def test_does_nothing_to_what_is_not_held(self, shop):
        matter = shop.receives_mail().matter
        assert let_through(matter, by=shop.asta, at=noon).is_open
        assert shop.facts_named("conversation.let_through") == []


class TestAMarkThatWasASlip:
    def test_leaves_everything_as_it_was(self, shop):
        before = shop.receives_mail().matter
        after = take_back_spam(mark_spam(before, by=shop.asta, at=ten), by=shop.asta, at=ten)
        for name in ("state", "answer_due_at", "asked_at", "resolved_at", "held_for"):
            assert getattr(after, name) == getattr(before, name), name
        assert len(shop.facts_named("conversation.spam_mark_taken_back")) == 1

    def test_can_only_be_taken_back_where_there_was_one(self, shop):
        with pytest.raises(IsNotHeld):
            take_back_spam(shop.receives_mail().matter, by=shop.asta, at=ten)


class TestTheFigures:
    def test_are_an_administrators(self, shop):
        with pytest.raises(OnlyAdministratorsMay):
            spam_figures(shop.asta, at=noon)

    def test_count_what_was_missed(self, shop, marked):
        shop.receives_mail(from_=elena)
        figures = spam_figures(shop.jonas, at=noon)
        assert (figures.held, figures.let_go, figures.missed, figures.blocked) == (0, 0, 1, 0)


class TestAnAcknowledgement:
    def test_is_never_sent_for_what_is_held(self, shop, marked):
        message = Message.objects.get(sender_address=ruta.address)
        acknowledge_letter(message.pk, at=ten)
        assert not Message.objects.filter(kind=Message.Kind.ACKNOWLEDGEMENT).exists()
