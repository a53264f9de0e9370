"""The machine's clock jumps, and the clock on the wall changes, while promises fall due: each fires once."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from firsthand.conversations.actions import notice_late
from firsthand.journal.clocks import Every, tick
from firsthand.journal.models import Entry, Errand
from firsthand.notices.models import Notice
from firsthand.promises import errands
from firsthand.promises.actions import Saying, fall_due, make
from firsthand.promises.models import Failure, Promise
from firsthand.promises.rules.said import promise_in
from tests.budget import budget
from tests.cast import minutes, nine, one, ten

VILNIUS = ZoneInfo("Europe/Vilnius")
HOUR = timedelta(hours=1)
BEATS = [timedelta(minutes=5 * each) for each in range(60)]
# How the machine's clock runs from ten on, five hours long, a beat every five minutes.
CLOCKS = {
    "as it should": BEATS,
    "an hour ahead before one": [beat + (HOUR if beat > 2 * HOUR else timedelta(0)) for beat in BEATS],
    "an hour back before one": [beat - (HOUR if beat > 2 * HOUR else timedelta(0)) for beat in BEATS] + BEATS[-12:],
    "an hour back just after one": [beat - (HOUR if beat > 3 * HOUR else timedelta(0)) for beat in BEATS] + BEATS[-12:],
    "ahead and back again": [beat + (HOUR if 2 * HOUR < beat < 2.5 * HOUR else timedelta(0)) for beat in BEATS],
    "back and ahead again": [beat - (HOUR if 3 * HOUR < beat < 4 * HOUR else timedelta(0)) for beat in BEATS],
    "to and fro at every beat": [beat + (HOUR if number % 2 else -HOUR) for number, beat in enumerate(BEATS)],
}


def fired() -> Counter[str]:
    """What the journal tells of promises, and how often."""
    told = Entry.objects.filter(name__in=["promise.comes_due", "failure.promise_broken", "failure.answer_late"])
    return Counter(told.values_list("name", flat=True))


class TestTheMachinesClock:
    """Asta said at ten that she writes by one; an answer is owed by one as well."""

    @pytest.mark.parametrize("clock", CLOCKS.values(), ids=CLOCKS)
    def test_fires_each_once_however_it_jumps(self, shop, clock):
        answered = shop.answers(shop.receives_mail(at=nine), at=ten).matter
        make(answered, [Saying(words="I write by one", due_at=one)], by=shop.asta, at=ten)
        shop.receives_mail(subject="Another", at=nine)

        for beat in clock:
            notice_late(at=ten + beat)
            while fall_due(at=ten + beat):
                pass

        with budget(1):
            assert fall_due(at=ten + clock[-1]) == 0
        told = fired()
        # Where the clock leapt over the reminder and the due time at once there is nothing left to remind of.
        assert told.pop("promise.comes_due", 0) <= 1
        assert told == {"failure.promise_broken": 1, "failure.answer_late": 1}
        assert Counter(Promise.objects.values_list("stand", flat=True)) == {"kept": 1, "broken": 2}
        assert Counter(Failure.objects.values_list("kind", flat=True)) == {"promise_broken": 1, "answer_late": 1}
        assert Notice.objects.filter(about="promise.broken").count() == 1

    @pytest.mark.parametrize("jump", [HOUR, -HOUR], ids=["ahead", "back"])
    def test_keeps_the_beat_going_after_a_jump(self, db, jump):
        schedule = [Every(seconds=30, errand=errands.fall_due)]
        tick(schedule, at=nine)
        Errand.objects.all().delete()

        # A beat that was set for later by a clock that went wrong is no reason to be silent for an hour.
        for step in range(3):
            tick(schedule, at=nine + jump + timedelta(seconds=31 * (step + 1)))

        assert Errand.objects.filter(key__contains="fall_due").count() == 1


class TestTheClockOnTheWall:
    """A change of the clock lies between the promise and its time."""

    @pytest.mark.parametrize(
        ("said_at", "words", "due"),
        [
            # In the night to 25 October four o'clock becomes three: noon is an hour later than it seems.
            (datetime(2026, 10, 24, 9, 0, tzinfo=UTC), "rytoj iki pietų", datetime(2026, 10, 25, 10, 0, tzinfo=UTC)),
            (datetime(2026, 10, 24, 21, 30, tzinfo=UTC), "in six hours", datetime(2026, 10, 25, 3, 30, tzinfo=UTC)),
            # In the night to 28 March three o'clock becomes four.
            (datetime(2027, 3, 27, 9, 0, tzinfo=UTC), "rytoj iki pietų", datetime(2027, 3, 28, 9, 0, tzinfo=UTC)),
            (datetime(2027, 3, 27, 21, 30, tzinfo=UTC), "in six hours", datetime(2027, 3, 28, 3, 30, tzinfo=UTC)),
        ],
    )
    def test_fires_once_at_the_time_that_was_meant(self, shop, said_at, words, due):
        matter = shop.answers(shop.receives_mail(at=said_at), at=said_at).matter
        found = promise_in(words, now=said_at, zone=VILNIUS)
        assert found is not None and found.due_at == due
        made = make(matter, [Saying(words=words, due_at=found.due_at)], by=shop.asta, at=said_at)[0]

        at = said_at
        while at < due + 2 * HOUR:
            fall_due(at=at)
            at += minutes(10)

        broken = Promise.objects.get(pk=made.pk)
        assert (broken.stand, broken.broken_at) == ("broken", due)
        assert fired() == {"promise.comes_due": 1, "failure.promise_broken": 1}
