"""What a target promises by itself: an answer and a solution, kept, late or paused as the conversation goes on."""

import pytest

from firsthand.conversations.actions import let_through, mark_spam, notice_late, resolve, take_back, wait
from firsthand.conversations.models import Inbox
from firsthand.promises.models import Promise
from tests.budget import budget
from tests.cast import minutes, nine, noon, one, ten

A_DAY = 600  # working minutes


@pytest.fixture
def solves(shop):
    """The shop promises a solution within a working day, and key customers an answer within the hour."""
    Inbox.objects.update(
        targets=[{"kind": "key", "first_answer": 60}, {"priority": 4, "next_answer": 30}, {"solution": A_DAY}]
    )
    return shop


def stands(kind: str) -> list[str]:
    """How the promises of this kind stand, oldest first."""
    return list(Promise.objects.filter(kind=kind).order_by("pk").values_list("stand", flat=True))


def only(**of: str) -> Promise:
    return Promise.objects.get(**of)


class TestALetter:
    """Rūta wrote at nine; the shop answers within four working hours."""

    def test_is_promised_a_first_answer(self, shop):
        message = shop.receives_mail(at=nine)

        promise = only()
        assert (promise.kind, promise.stand, promise.made_at, promise.due_at) == (
            "first_answer",
            "open",
            nine,
            nine + minutes(240),
        )
        assert (promise.customer, promise.conversation) == (message.matter.customer, message.matter)
        assert promise.look_at == promise.due_at - minutes(30)

    def test_costs_few_statements_with_all_that_follows(self, shop):
        first = shop.receives_mail(reference="first@pastas.example")
        shop.answers(first)
        with budget(24):  # one of them takes turns on PostgreSQL
            shop.receives_mail(answers="first@pastas.example", at=noon)

    def test_that_follows_before_the_answer_changes_nothing(self, shop):
        shop.receives_mail(reference="first@pastas.example", at=nine)
        shop.receives_mail(answers="first@pastas.example", at=ten)

        assert only().due_at == nine + minutes(240)

    def test_of_a_machine_is_promised_nothing(self, shop):
        shop.receives_mail(Auto_Submitted="auto-replied")

        assert not Promise.objects.exists()


class TestAnAnswer:
    """Asta answers."""

    def test_keeps_it(self, shop):
        shop.answers(shop.receives_mail(at=nine), at=ten)

        promise = only()
        assert (promise.stand, promise.settled_at, promise.owner) == ("kept", ten, shop.asta)

    def test_that_is_late_settles_what_was_broken(self, shop):
        letter = shop.receives_mail(at=nine)
        notice_late(at=one + minutes(30))
        assert (only().stand, only().settled_at) == ("broken", None)

        shop.answers(letter, at=one + minutes(60))

        assert (only().stand, only().settled_at) == ("broken", one + minutes(60))

    def test_is_followed_by_the_promise_of_a_next_one(self, shop):
        shop.answers(shop.receives_mail(reference="first@pastas.example"), at=ten)
        shop.receives_mail(answers="first@pastas.example", at=noon)

        assert stands("first_answer") == ["kept"]
        assert stands("next_answer") == ["open"]

    def test_given_by_nobody_is_released_when_it_is_solved(self, shop):
        resolve(shop.receives_mail().matter, by=shop.asta, at=ten)

        assert stands("first_answer") == ["released"]

    def test_is_owed_again_when_the_solution_was_a_slip(self, shop):
        matter = shop.receives_mail().matter
        resolve(matter, by=shop.asta, at=ten)

        take_back(matter, by=shop.asta, at=ten + minutes(5))

        assert (stands("first_answer"), only().due_at) == (["open"], nine + minutes(240))


class TestASolution:
    """It is promised within a working day; the time stands still while the customer has the word."""

    def test_is_promised_by_a_target(self, solves):
        solves.receives_mail(at=nine)

        assert only(kind="solution").due_at == nine + minutes(24 * 60)

    def test_pauses_while_the_customer_is_asked(self, solves):
        letter = solves.receives_mail(reference="first@pastas.example", at=nine)
        solves.answers(letter, at=ten)
        assert only(kind="solution").paused_at == ten
        assert letter.matter.__class__.objects.get().next_due_at is None

        solves.receives_mail(answers="first@pastas.example", at=noon)

        promise = only(kind="solution")
        assert (promise.paused_at, promise.due_at) == (None, nine + minutes(24 * 60 + 120))

    def test_is_kept_when_it_is_solved_in_time(self, solves):
        letter = solves.receives_mail(at=nine)
        solves.answers(letter, at=ten)
        resolve(letter.matter, by=solves.asta, at=noon)

        assert (stands("solution"), stands("first_answer")) == (["kept"], ["kept"])

    def test_waits_too_when_it_is_put_so_by_hand(self, solves):
        wait(solves.receives_mail(at=nine).matter, by=solves.asta, at=ten)

        assert only(kind="solution").paused_at == ten


class TestTargets:
    """The first that holds for a matter counts, each for itself."""

    def test_of_key_customers_hold_for_them_alone(self, solves):
        letter = solves.receives_mail(reference="first@pastas.example", at=nine)
        assert only(owed="answer").due_at == nine + minutes(240)
        customer = letter.matter.customer
        customer.kind = "key"
        customer.save()

        key = solves.receives_mail(subject="Another", at=ten)

        assert only(conversation=key.matter, owed="answer").due_at == ten + minutes(60)


class TestSpam:
    """What is held back owes nothing."""

    def test_releases_what_was_promised(self, shop):
        matter = shop.receives_mail().matter
        mark_spam(matter, by=shop.asta, at=ten)
        assert stands("first_answer") == ["released"]

        let_through(matter, by=shop.asta, at=noon)

        assert stands("first_answer") == ["released", "open"]
