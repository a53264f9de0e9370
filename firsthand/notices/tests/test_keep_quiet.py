"""A representative wants to hear nothing at some hours."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core import mail

from firsthand.journal.models import Errand
from firsthand.notices.actions import QuietAllDay, QuietHours, Telling, keep_quiet, mark_all_read, tell_representatives
from firsthand.notices.errands import mail_digest
from firsthand.notices.rules import quiet_until
from tests.budget import budget
from tests.cast import evening, nine

VILNIUS = ZoneInfo("Europe/Vilnius")
NIGHT = QuietHours(time(20), time(8))


def at(words: str) -> datetime:
    return datetime.fromisoformat(words).replace(tzinfo=VILNIUS)


class TestTheQuiet:
    @pytest.mark.parametrize(
        ("now", "begins", "ends", "weekends", "until"),
        [
            ("2026-11-24 21:00", "20:00", "08:00", False, "2026-11-25 08:00"),
            ("2026-11-25 07:59", "20:00", "08:00", False, "2026-11-25 08:00"),
            ("2026-11-25 08:00", "20:00", "08:00", False, None),
            ("2026-11-25 12:30", "12:00", "13:00", False, "2026-11-25 13:00"),
            ("2026-11-27 21:00", "20:00", "08:00", True, "2026-11-30 08:00"),
            ("2026-11-28 12:00", "20:00", "08:00", True, "2026-11-30 08:00"),
            ("2026-11-28 12:00", "20:00", "08:00", False, None),
            ("2026-10-24 23:00", "20:00", "08:00", False, "2026-10-25 08:00"),  # the night that is an hour longer
        ],
    )
    def test_ends_by_the_clock_on_their_wall(self, now, begins, ends, weekends, until):
        found = quiet_until(
            at(now), zone=VILNIUS, begins=time.fromisoformat(begins), ends=time.fromisoformat(ends), weekends=weekends
        )

        assert found == (at(until) if until else None)

    def test_of_a_whole_day_is_refused(self, shop):
        with pytest.raises(QuietAllDay):
            keep_quiet(QuietHours(time(8), time(8)), by=shop.asta, at=nine)

    def test_is_written_down_when_it_changes(self, shop):
        keep_quiet(NIGHT, by=shop.asta, at=nine)
        keep_quiet(NIGHT, by=shop.asta, at=nine)
        keep_quiet(None, by=shop.asta, at=nine)

        said = [(fact.payload["begins"], fact.payload["ends"]) for fact in shop.facts_named("notices.quiet.changed")]
        assert said == [("20:00", "08:00"), ("", "")]


class TestWhatHappensMeanwhile:
    """Asta, in Vilnius, wants quiet from eight in the evening to eight in the morning."""

    @pytest.fixture(autouse=True)
    def quiet(self, shop):
        shop.asta.timezone = "Europe/Vilnius"
        shop.asta.save(update_fields=["timezone"])
        keep_quiet(NIGHT, by=shop.asta, at=nine)

    def happens(self, shop, *, matters: int = 2) -> None:
        tellings = [Telling(shop.asta.pk, "conversation.assigned", number) for number in range(matters)]
        tell_representatives(tellings, at=evening + timedelta(hours=2))

    def test_waits_for_one_mail_at_its_end(self, shop):
        self.happens(shop)

        errand = Errand.objects.get()
        assert errand.path.endswith("mail_digest")
        assert errand.run_at == at("2026-11-25 08:00")

    def test_is_counted_in_that_mail_by_occasion(self, shop):
        self.happens(shop)
        mail_digest.call(shop.asta.pk)
        mail_digest.call(shop.asta.pk)

        [letter] = mail.outbox
        assert "2 notices while it was quiet" in letter.subject
        assert "2 × You were given a conversation" in letter.body
        assert letter.extra_headers["Auto-Submitted"] == "auto-generated"

    def test_is_all_told_however_much_it_is_in_few_statements(self, shop):
        self.happens(shop, matters=450)
        with budget(5):
            mail_digest.call(shop.asta.pk)
        self.happens(shop, matters=451)
        mail_digest.call(shop.asta.pk)

        first, second = (str(letter.body).partition("\n")[0] for letter in mail.outbox)
        assert (first, second) == ("450 × You were given a conversation", "1 × You were given a conversation")

    def test_is_not_told_when_it_was_read_meanwhile(self, shop):
        self.happens(shop)
        mark_all_read(by=shop.asta, at=evening)
        mail_digest.call(shop.asta.pk)

        assert mail.outbox == []

    def test_waits_each_for_its_own_mail_when_one_wants_that(self, shop):
        keep_quiet(QuietHours(time(20), time(8), digest=False), by=shop.asta, at=nine)
        self.happens(shop)

        assert {errand.run_at for errand in Errand.objects.all()} == {at("2026-11-25 08:00")}
        assert Errand.objects.filter(path__endswith="mail_notice").count() == 2

    def test_is_told_as_ever_outside_of_it(self, shop):
        tell_representatives([Telling(shop.asta.pk, "conversation.assigned", 1)], at=nine)

        assert Errand.objects.get().run_at == nine + timedelta(minutes=1)
