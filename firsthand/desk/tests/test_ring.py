"""A bell rings whoever is on, then the next, until somebody has the matter."""

from datetime import time

import pytest

from firsthand.conversations.actions import merge_tags, own, prioritise, resolve, tag
from firsthand.conversations.models import Tag
from firsthand.conversations.rules.states import Priority
from firsthand.desk.actions import RingsFor, hang_bell, take_bell_down, take_ringing
from firsthand.desk.actions.ring import ring_on
from firsthand.desk.models import Ring, Ringing
from firsthand.desk.rules.bells import next_to_ring
from firsthand.desk.rules.refusals import RingsForNothing, RingsNoMore
from firsthand.journal.models import Errand
from firsthand.notices.actions import QuietHours, keep_quiet
from firsthand.notices.models import Notice
from firsthand.team.actions import Hours, Plan, add_turns, draw_rota, plan_absence
from firsthand.team.rules.permissions import NotYourRota
from tests.budget import budget
from tests.cast import evening, minutes, nine, ten

ALWAYS = tuple(range(7))


@pytest.fixture
def rota(shop):
    """Asta first, then Jonas, round the clock; Ingrida leads the team."""
    rota = draw_rota("Emergencies", team=shop.repairs, timezone="Europe/Vilnius", by=shop.ingrida, at=nine)
    add_turns(rota, shop.asta, Hours(0, 1440, weekdays=ALWAYS), by=shop.ingrida, at=nine)
    add_turns(rota, shop.jonas, Hours(0, 1440, weekdays=ALWAYS, rank=2), by=shop.ingrida, at=nine)
    return rota


@pytest.fixture
def urgent(shop, rota):
    """A bell for what is urgent, and Rūta's matter, which became so at ten."""
    hang_bell(rota, RingsFor(when_urgent=True, minutes=10), by=shop.ingrida, at=nine)
    matter = shop.receives_mail(at=nine).matter
    return prioritise(matter, priority=Priority.URGENT, by=shop.ingrida, at=ten)


def rung() -> list[str]:
    return [one.representative.name for one in Ring.objects.select_related("representative")]


class TestForWhat:
    def test_what_becomes_urgent(self, shop, urgent):
        assert rung() == ["Asta"]
        notice = Notice.objects.get(about="bell.rings")
        assert (notice.representative, notice.conversation_id) == (shop.asta, urgent.pk)
        assert [fact.payload["representative"] for fact in shop.facts_named("bell.rung")] == [shop.asta.pk]

    def test_a_first_letter_to_an_inbox(self, shop, rota):
        bell = hang_bell(rota, RingsFor(inbox=shop.help), by=shop.ingrida, at=nine)
        asked = shop.receives_mail(at=nine)
        shop.receives_mail(answers=asked, at=ten)
        shop.receives_mail(to="sales@namai.example", at=ten)
        assert rung() == ["Asta"]

        take_bell_down(bell, by=shop.ingrida, at=ten)
        shop.help.refresh_from_db()
        assert not shop.help.has_bell

    def test_what_is_tagged(self, shop, rota):
        fire = Tag.objects.create(name="fire")
        hang_bell(rota, RingsFor(tag=fire), by=shop.ingrida, at=nine)
        matter = shop.receives_mail(at=nine).matter
        tag(matter, names=["noise"], by=shop.ingrida, at=ten)
        assert rung() == []
        tag(matter, names=["noise", "fire"], by=shop.ingrida, at=ten)
        assert rung() == ["Asta"]

    def test_what_bears_the_tag_with_which_its_own_became_one(self, shop, rota):
        fire, emergency = Tag.objects.create(name="fire"), Tag.objects.create(name="emergency")
        hang_bell(rota, RingsFor(tag=fire), by=shop.ingrida, at=nine)
        merge_tags(fire, into=emergency, by=shop.jonas, at=ten)
        tag(shop.receives_mail(at=nine).matter, names=["emergency"], by=shop.ingrida, at=ten)
        assert rung() == ["Asta"]

    def test_nothing_else(self, shop, rota):
        with pytest.raises(RingsForNothing):
            hang_bell(rota, RingsFor(), by=shop.ingrida, at=nine)
        with pytest.raises(NotYourRota):
            hang_bell(rota, RingsFor(when_urgent=True), by=shop.asta, at=nine)

    def test_costs_a_letter_nothing_where_no_bell_hangs(self, shop, rota):
        shop.receives_mail(at=nine)
        with budget(25):
            shop.receives_mail(subject="Another", at=ten)


class TestWhoIsRung:
    def test_the_next_after_the_minutes_and_each_once(self, shop, urgent):
        assert not ring_on(at=ten + minutes(9))
        assert [ring_on(at=ten + minutes(10)), ring_on(at=ten + minutes(10))] == [True, False]
        assert rung() == ["Asta", "Jonas"]

    def test_who_leads_after_all_who_are_on_then_all_again_then_it_is_a_failure(self, shop, urgent):
        for beat in range(1, 12):
            ring_on(at=ten + minutes(10 * beat))
        assert rung() == ["Asta", "Jonas", "Ingrida"] * 3
        assert Ringing.objects.get().outcome == "unanswered"
        assert len(shop.facts_named("failure.bell_unanswered")) == 1

    def test_nobody_who_is_away(self, shop, rota):
        plan_absence(shop.asta, Plan(starts_at=nine), by=shop.asta, at=nine)
        hang_bell(rota, RingsFor(inbox=shop.help), by=shop.ingrida, at=nine)
        shop.receives_mail(at=ten)
        assert rung() == ["Jonas"]

    def test_nobody_to_whom_the_matter_is_not_open(self, shop, rota):
        add_turns(rota, shop.marco, Hours(0, 1440, weekdays=ALWAYS, rank=1), by=shop.ingrida, at=nine)
        hang_bell(rota, RingsFor(when_urgent=True), by=shop.ingrida, at=nine)
        sofa = shop.receives_mail(to="sales@namai.example", at=nine).matter
        prioritise(sofa, priority=Priority.URGENT, by=shop.marco, at=ten)
        assert rung() == ["Marco"]

    def test_in_their_quiet_hours_too_and_at_once(self, shop, rota):
        quiet = QuietHours(begins=time(0), ends=time(23, 59), weekends=False, digest=True)
        keep_quiet(quiet, by=shop.asta, at=nine)
        hang_bell(rota, RingsFor(inbox=shop.help), by=shop.ingrida, at=nine)
        shop.receives_mail(at=ten)
        mails = Errand.objects.filter(path__endswith="mail_notice")
        assert [(one.args[:2], one.run_at) for one in mails] == [([shop.asta.pk, "bell.rings"], ten)]

    def test_although_the_clock_was_set_back_meanwhile(self, shop, urgent):
        assert ring_on(at=ten - minutes(60))
        assert rung() == ["Asta", "Jonas"]

    @pytest.mark.parametrize(
        ("people", "before", "found"),
        [
            ([1, 2], [], 1),
            ([1, 2], [1], 2),
            ([1, 2], [1, 2], 1),
            ([1], [1, 1, 1], None),
            ([], [], None),
            ([3], [1, 2], 3),
        ],
    )
    def test_in_turn(self, people, before, found):
        assert next_to_ring(people, before) == found


class TestAgain:
    """Nobody came, and Rūta writes once more."""

    @pytest.fixture
    def in_vain(self, shop, urgent):
        for beat in range(1, 12):
            ring_on(at=ten + minutes(10 * beat))
        return urgent

    def again(self, shop, matter) -> int:
        before = Ringing.objects.count()
        shop.receives_mail(answers=matter.messages.first(), words="It burns!", at=evening)
        return Ringing.objects.count() - before

    def test_rings_anew(self, shop, in_vain):
        assert self.again(shop, in_vain) == 1
        assert rung()[-1] == "Asta"

    def test_not_while_it_rings_already(self, shop, urgent):
        assert self.again(shop, urgent) == 0

    def test_not_where_somebody_has_it_or_it_is_urgent_no_more(self, shop, in_vain):
        prioritise(in_vain, priority=Priority.NORMAL, by=shop.ingrida, at=evening)
        assert self.again(shop, in_vain) == 0
        prioritise(in_vain, priority=Priority.URGENT, by=shop.ingrida, at=evening)
        own(in_vain, by=shop.asta, at=evening)
        ring_on(at=evening + minutes(60))
        assert self.again(shop, in_vain) == 0


class TestTaken:
    def test_by_whoever_says_so(self, shop, urgent):
        ringing = take_ringing(Ringing.objects.get(), by=shop.asta, at=ten + minutes(2))
        assert (shop.conversation().owner, ringing.taken_by_id) == (shop.asta, shop.asta.pk)
        assert [fact.payload["seconds"] for fact in shop.facts_named("bell.taken")] == [120]
        with pytest.raises(RingsNoMore):
            take_ringing(ringing, by=shop.jonas, at=ten + minutes(3))
        assert not ring_on(at=ten + minutes(30))

    def test_by_whoever_takes_or_answers_the_matter(self, shop, urgent):
        own(urgent, by=shop.ingrida, at=ten + minutes(1))
        ring_on(at=ten + minutes(10))
        assert (rung(), Ringing.objects.get().outcome) == (["Asta"], "taken")

    def test_by_nobody_where_it_is_solved(self, shop, urgent):
        resolve(urgent, by=shop.ingrida, at=ten + minutes(1))
        ring_on(at=ten + minutes(10))
        assert (rung(), Ringing.objects.get().outcome) == (["Asta"], "taken")
