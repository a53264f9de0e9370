"""A mailbox keeps its sending limit: what is above it waits visibly, and leaves at its turn."""

from datetime import timedelta

import pytest

from firsthand.channels.email.actions import WayOutSettings, change_way_out
from firsthand.channels.email.actions.deliver import deliver
from firsthand.channels.email.models import Mailbox, Turn
from firsthand.channels.email.queries import queue_of
from firsthand.channels.email.sending.trouble import NotYet
from firsthand.channels.email.tests.mail_server import says
from firsthand.conversations.models import Message
from firsthand.journal.errands import TryAgainAt
from tests.cast import minutes, noon

pytestmark = pytest.mark.django_db


@pytest.fixture
def box(shop) -> Mailbox:
    """Help sends two letters a minute."""
    limit(shop, a_minute=2)
    return Mailbox.objects.get(inbox=shop.help)


@pytest.fixture
def answers(shop, box) -> list[Message]:
    asked = shop.receives_mail()
    return [shop.answers(asked, words=f"Answer {number}.") for number in range(5)]


def limit(shop, **limits):
    change_way_out(Mailbox.objects.get(inbox=shop.help), WayOutSettings(**limits), by=shop.jonas, at=noon)


def attempt(message: Message, *, at=noon) -> str:
    """How the message stands after an attempt, and how soon another one is made."""
    try:
        deliver(message.pk, is_last=False, at=at)
    except TryAgainAt as later:
        message.refresh_from_db()
        return f"{message.delivery} {(later.at - at).total_seconds():.0f}"
    except NotYet:
        pass
    message.refresh_from_db()
    return message.delivery


class TestABurst:
    """Five answers are written at once."""

    def test_leaves_in_order_and_waits_visibly(self, server, answers):
        assert [attempt(one) for one in answers] == ["sent", "sent", "waiting 60", "waiting 60", "waiting 120"]
        assert len(server.letters) == 2

    def test_leaves_at_its_turns(self, server, answers):
        for one in answers:
            attempt(one)
        assert [attempt(one, at=noon + minutes(1)) for one in answers[2:]] == ["sent", "sent", "waiting 60"]
        assert attempt(answers[4], at=noon + minutes(2)) == "sent"
        assert len(server.letters) == 5

    def test_looks_again_before_a_turn_that_is_far(self, server, answers, shop):
        limit(shop, a_day=1)
        assert [attempt(one) for one in answers[:2]] == ["sent", "waiting 300"]

    def test_leaves_at_once_when_the_limit_is_raised(self, server, answers, shop):
        limit(shop, a_day=1)
        for one in answers:
            attempt(one)
        limit(shop, a_day=10)
        assert {attempt(one) for one in answers[1:]} == {"sent"}

    def test_is_counted_for_the_administrator(self, server, answers, box):
        for one in answers:
            attempt(one)
        queue = queue_of(box, at=noon)
        assert (queue.waiting, queue.last_at) == (3, noon + minutes(2))

    def test_of_another_mailbox_is_not_held_back(self, server, answers, shop):
        for one in answers[:2]:
            attempt(one)
        other = shop.answers(shop.receives_mail(to="sales@namai.example"), by=shop.marco)
        assert attempt(other) == "sent"


class TestAFailedAttempt:
    def test_counts_as_a_letter_for_whoever_counts(self, server, answers):
        server.mood = says("rcpt", "450 not now")
        assert attempt(answers[0]) == "retrying"
        server.mood = says("nothing", "")
        assert [attempt(answers[0]), attempt(answers[1])] == ["sent", "waiting 60"]


class TestTurns:
    def test_are_forgotten_after_a_day(self, server, answers):
        attempt(answers[0])
        attempt(answers[1], at=noon + timedelta(days=1, seconds=1))
        assert [one.message for one in Turn.objects.all()] == [answers[1]]
