"""What a customer reads of the promises that they may count on."""

import pytest

from firsthand.conversations.rules.words import Words
from firsthand.promises.actions import Saying, make, renegotiate
from firsthand.promises.queries import lines_of
from tests.cast import evening, nine, one, ten


@pytest.fixture
def matter(shop):
    return shop.answers(shop.receives_mail(at=nine), at=ten).matter


@pytest.mark.parametrize(
    ("own_zone", "inbox_zone", "time"),
    [
        ("", "Europe/Vilnius", "13:00 (EET)"),
        ("", "Europe/Rome", "12:00 (CET)"),
        ("Europe/London", "Europe/Rome", "11:00 (GMT)"),
    ],
    ids=["the shop's", "of the inbox that was written to", "their own"],
)
def test_stands_by_the_clock_that_is_nearest_to_them(shop, matter, own_zone, inbox_zone, time):
    matter.inbox.calendar.timezone = inbox_zone
    matter.customer.timezone = own_zone
    promises = make(matter, [Saying(words="I'll write by one.", due_at=one)], by=shop.asta, at=ten)

    assert lines_of(promises, matter) == [f"I'll write by one: by Nov. 24, 2026, {time}"]


def test_stands_in_the_language_of_the_matter(shop, matter):
    matter.language = "it"
    promises = make(matter, [Saying(kind="call_back", words="", due_at=one)], by=shop.asta, at=ten)

    assert lines_of(promises, matter)[0].startswith("La richiamiamo")


def test_says_that_its_words_may_name_the_time_of_before(shop, matter):
    first = make(matter, [Saying(words="I'll write by one.", due_at=one)], by=shop.asta, at=ten)[0]
    later = renegotiate(first, due_at=evening, words=Words("Later, sorry."), by=shop.asta, at=ten)

    assert lines_of([later], matter)[0].startswith("I'll write by one (another time was agreed on): by")
