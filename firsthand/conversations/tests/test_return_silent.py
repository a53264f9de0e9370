"""What waits for an owner who does nothing goes back to the desk."""

import pytest

from firsthand.conversations.actions import (
    accept_hand_over,
    assign,
    hand_over,
    note,
    own,
    postpone,
    return_silent,
    snooze,
    wait,
)
from firsthand.conversations.models import Conversation, HandOver
from firsthand.conversations.rules.briefing import Briefing
from firsthand.conversations.rules.silence import Heard, silent_from
from firsthand.conversations.rules.words import Words
from firsthand.notices.models import Notice
from firsthand.promises.actions import Saying, make
from firsthand.team.models import Team
from tests.budget import budget
from tests.cast import evening, minutes, nine, noon, one, ten

A_DAY = minutes(24 * 60)
# The team bears three working hours: of what was taken at ten, until one o'clock.
LIMIT = 180
before_one, after_one = one - minutes(1), one + minutes(1)


@pytest.fixture
def matter(shop):
    """Rūta's matter, which Asta took at ten."""
    Team.objects.update(silence_minutes=LIMIT)
    return own(shop.receives_mail(at=nine).matter, by=shop.asta, at=ten)


def looks(at) -> None:
    while return_silent(at=at):
        pass


def owner():
    return Conversation.objects.get().owner


class TestSilence:
    def test_brings_it_back_once_the_limit_is_reached(self, shop, matter):
        looks(before_one)
        assert owner() == shop.asta

        looks(after_one)
        looks(after_one)
        assert owner() is None
        assert len(shop.facts_named("failure.long_silence")) == 1

    def test_tells_the_owner_and_whoever_leads(self, shop, matter):
        looks(after_one)

        told = {(one.representative, one.about) for one in Notice.objects.all()}
        assert told == {(shop.asta, "owner.silent"), (shop.ingrida, "team.silent")}

    def test_counts_working_time_alone(self, shop, matter):
        note(matter, words=Words("I look tomorrow."), by=shop.asta, at=evening)

        looks(evening + minutes(12 * 60))  # the shop opened an hour ago
        assert owner() == shop.asta
        looks(evening + minutes(14 * 60))
        assert owner() is None

    def test_without_a_limit_is_nothing(self, shop, matter):
        Team.objects.update(silence_minutes=0)

        looks(evening + 7 * A_DAY)
        assert owner() == shop.asta

    @pytest.mark.parametrize(
        "act",
        [
            lambda matter, shop: note(matter, words=Words("The part is ordered."), by=shop.asta, at=noon),
            lambda matter, shop: assign(matter, to=shop.ingrida, by=shop.jonas, at=noon),
            lambda matter, shop: wait(matter, by=shop.asta, at=noon),
            lambda matter, shop: snooze(matter, until=evening, by=shop.asta, at=noon),
            lambda matter, shop: postpone(
                matter, words=Words("Soon."), leaves_at=evening + A_DAY, by=shop.asta, at=noon
            ),
        ],
        ids=["a word", "another owner", "it waits for the customer", "it sleeps", "an answer that leaves later"],
    )
    def test_is_none_after(self, shop, matter, act):
        looks(before_one)
        act(matter, shop)

        looks(after_one)
        assert owner() is not None

    def test_of_others_is_not_broken_by_what_somebody_else_does(self, shop, matter):
        note(matter, words=Words("Any news?"), by=shop.ingrida, at=noon)

        looks(after_one)
        assert owner() is None

    def test_is_looked_for_again_of_whoever_takes_it_next(self, shop, matter):
        looks(after_one)
        own(matter, by=shop.jonas, at=after_one)

        looks(after_one)
        assert owner() == shop.jonas
        looks(after_one + A_DAY)
        assert owner() is None

    def test_of_whoever_was_handed_it_lets_everybody_in_the_team_accept(self, shop, matter):
        said = {"briefing": Briefing(why="Wires"), "ask_by": evening + 3 * A_DAY, "by": shop.asta, "at": ten}
        hand_over(matter, to=shop.ingrida, **said)
        looks(after_one)

        assert owner() is None
        assert accept_hand_over(matter, by=shop.jonas, at=after_one).accepted_by == shop.jonas
        assert HandOver.objects.get().to is None

    def test_an_idle_look_costs_two_statements_more_than_the_limits(self, shop, matter):
        looks(before_one)
        with budget(3):
            return_silent(at=before_one)


class TestWhenItIsSilence:
    @pytest.mark.parametrize(
        ("matter", "moment"),
        [
            (Heard(last=ten), one),
            (Heard(last=ten, asked_at=nine), one),
            (Heard(last=nine, asked_at=ten), one),
            (Heard(last=ten, promised_at=evening), evening),
            (Heard(last=ten, promised_at=nine), one),
            (Heard(last=ten, promised_at=evening, asked_at=nine), one),
            (Heard(last=ten, promised_at=evening, is_handed=True), one),
            (Heard(last=nine, has_unsent=True), noon + minutes(180)),
        ],
    )
    def test_by_what_is_known(self, matter, moment):
        assert silent_from(matter, after=lambda since: since + minutes(LIMIT), at=noon) == moment

    def test_is_never_where_nobody_works(self):
        assert silent_from(Heard(last=ten), after=lambda since: None, at=noon) is None


def test_what_is_promised_for_later_is_no_silence(shop, matter):
    matter = shop.answers(matter.messages.first(), at=ten).matter
    make(matter, [Saying(words="I write in the evening", due_at=evening)], by=shop.asta, at=ten)

    looks(after_one)
    assert owner() == shop.asta
