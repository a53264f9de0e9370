"""Asta is ill at ten, and what she promised is kept by others until she is back."""

import pytest

from firsthand.conversations.actions import own, part_from
from firsthand.conversations.models import Message
from firsthand.conversations.rules.words import Words
from firsthand.notices.models import Notice
from firsthand.promises.actions import Saying, fall_due, keep, make, renegotiate
from firsthand.promises.actions.tell_of_cover import tell_of_cover
from firsthand.promises.models import Promise, PromiseLoan
from firsthand.promises.queries import Moving, moving_of
from firsthand.team.actions import (
    CannotCover,
    NotPlannedAnyMore,
    Plan,
    cancel_absence,
    change_absence,
    change_cover,
    come_back,
    dismiss,
    plan_absence,
)
from firsthand.team.rules.permissions import OnlyTheirLeadMay
from tests.budget import budget
from tests.cast import evening, minutes, nine, noon, one, ten


@pytest.fixture
def promise(shop):
    """ "I'll write by one o'clock.\""""
    matter = shop.answers(shop.receives_mail(at=nine), at=ten).matter
    return make(matter, [Saying(words="I'll write by one", due_at=one)], by=shop.asta, at=ten)[0]


def ill(shop, **said):
    return plan_absence(shop.asta, Plan(starts_at=ten, kind="ill", **said), by=shop.asta, at=ten)


def again(promise: Promise) -> Promise:
    return Promise.objects.get(pk=promise.pk)


def told(absence, promise, *, at=ten) -> list[str]:
    tell_of_cover(absence=absence.pk, conversation=promise.conversation_id, at=at)
    return list(Message.objects.filter(automatic="cover").values_list("text", flat=True))


class TestAnotherCovers:
    """Ingrida covered for Asta, and Jonas does from eleven on."""

    def test_it_goes_to_them_and_still_comes_back_to_whose_it_was(self, shop, promise):
        absence = change_cover(ill(shop, cover=shop.ingrida), cover=shop.jonas, by=shop.ingrida, at=ten)
        assert (again(promise).owner, shop.conversation().owner) == (shop.jonas, shop.jonas)
        assert Notice.objects.filter(representative=shop.jonas, about="absence.covers").count() == 1

        come_back(absence, by=shop.asta, at=noon)
        assert (again(promise).owner, shop.conversation().owner) == (shop.asta, shop.asta)

    def test_it_is_the_teams_where_nobody_does(self, shop, promise):
        change_cover(ill(shop, cover=shop.ingrida), cover=None, by=shop.asta, at=ten)
        assert (again(promise).owner, shop.conversation().owner) == (None, None)

    def test_its_customer_is_told_by_name_who_continues_now(self, shop, promise):
        absence = ill(shop, cover=shop.ingrida)
        told(absence, promise)
        change_cover(absence, cover=shop.jonas, by=shop.asta, at=ten)
        first, second = told(absence, promise)
        assert "Ingrida looks after" in first and "Jonas looks after" in second
        assert len(told(absence, promise)) == 2

    def test_what_somebody_took_for_good_and_what_is_done_stays(self, shop, promise):
        absence = ill(shop, cover=shop.ingrida)
        own(promise.conversation, by=shop.jonas, at=ten)
        keep([promise], by=shop.ingrida, at=ten)
        change_cover(absence, cover=shop.marco, by=shop.asta, at=noon)
        assert (again(promise).owner, shop.conversation().owner) == (shop.ingrida, shop.jonas)

    def test_it_goes_along_where_their_own_cover_is_away_too(self, shop, promise):
        first = ill(shop, cover=shop.ingrida)
        second = plan_absence(shop.ingrida, Plan(starts_at=ten, cover=shop.jonas), by=shop.ingrida, at=ten)
        assert again(promise).owner == shop.jonas

        change_cover(second, cover=shop.marco, by=shop.ingrida, at=noon)
        assert (again(promise).owner, shop.conversation().owner) == (shop.marco, shop.marco)
        come_back(first, by=shop.asta, at=one)
        assert shop.conversation().owner == shop.asta

    def test_only_where_it_runs_or_is_planned_and_by_whoever_may(self, shop, promise):
        planned = plan_absence(shop.asta, Plan(starts_at=noon), by=shop.asta, at=ten)
        change_cover(planned, cover=shop.jonas, by=shop.asta, at=ten)
        assert again(promise).owner == shop.asta
        with pytest.raises(CannotCover):
            change_cover(planned, cover=shop.asta, by=shop.asta, at=ten)
        with pytest.raises(OnlyTheirLeadMay):
            change_cover(planned, cover=shop.marco, by=shop.marco, at=ten)
        cancel_absence(planned, by=shop.asta, at=ten)
        with pytest.raises(NotPlannedAnyMore):
            change_cover(planned, cover=None, by=shop.asta, at=ten)


class TestWhileSheIsAway:
    def test_her_cover_keeps_it(self, shop, promise):
        ill(shop, cover=shop.ingrida)

        assert again(promise).owner == shop.ingrida
        assert Notice.objects.filter(representative=shop.ingrida, about="absence.covers").count() == 1

    def test_it_is_the_teams_where_nobody_covers_and_its_lead_is_reminded(self, shop, promise):
        ill(shop)
        assert again(promise).owner is None

        for _beat in range(2):
            fall_due(at=one - minutes(29))
        assert [(each.representative, each.about) for each in Notice.objects.all()] == [
            (shop.ingrida, "promise.unowned")
        ]

    def test_it_comes_back_with_her(self, shop, promise):
        come_back(ill(shop, cover=shop.ingrida), by=shop.asta, at=noon)

        assert again(promise).owner == shop.asta
        assert [fact.payload["why"] for fact in shop.facts_named("promise.passed_on")] == ["away", "back"]

    def test_what_was_kept_meanwhile_is_done(self, shop, promise):
        absence = ill(shop, cover=shop.ingrida)
        keep([promise], by=shop.ingrida, at=noon)
        come_back(absence, by=shop.asta, at=one)

        assert (again(promise).owner, PromiseLoan.objects.get().outcome) == (shop.ingrida, "solved")

    def test_what_was_agreed_on_instead_comes_back_in_its_place(self, shop, promise):
        absence = ill(shop, cover=shop.ingrida)
        instead = renegotiate(promise, due_at=evening, words=Words("This evening."), by=shop.ingrida, at=noon)
        come_back(absence, by=shop.asta, at=one)

        assert (again(instead).owner, again(promise).owner) == (shop.asta, shop.ingrida)

    def test_what_moves_is_known_before(self, shop, promise):
        assert moving_of(shop.asta, at=ten, until=evening) == Moving(1, 1, 1)
        assert moving_of(shop.asta, at=ten, until=noon) == Moving(1, 0, 0)
        assert moving_of(shop.asta, at=ten, until=None) == Moving(1, 1, 1)

    def test_a_hundred_cost_no_more_statements_than_one(self, shop, promise):
        make(
            promise.conversation,
            [Saying(words=f"{each}", due_at=one) for each in range(99)],
            by=shop.asta,
            at=ten,
        )
        with budget(32):
            absence = ill(shop, cover=shop.ingrida)
        with budget(22):
            come_back(absence, by=shop.asta, at=noon)
        assert Promise.objects.said().filter(owner=shop.asta).count() == 100


class TestTheCustomer:
    """Rūta was promised an answer by one."""

    def test_is_told_once_by_name_who_continues_and_by_when(self, shop, promise):
        absence = ill(shop, cover=shop.ingrida, ends_at=evening)
        (words,) = told(absence, promise)
        told(absence, promise)

        assert "Asta is not here" in words and "Ingrida looks after your matter" in words
        assert "I'll write by one: by" in words and "13:00" in words and "ill" not in words.replace("I'll", "")
        assert len(told(absence, promise)) == 1

    def test_is_told_in_their_language(self, shop, promise):
        promise.conversation.language = "lt"
        promise.conversation.save(update_fields=["language"])
        (words,) = told(ill(shop, cover=shop.ingrida), promise)

        assert words.startswith("Sveiki, ")

    def test_hears_of_the_team_where_nobody_covers(self, shop, promise):
        assert "Repairs looks after your matter" in told(ill(shop), promise)[0]

    def test_hears_nothing_when_she_is_back_by_then(self, shop, promise):
        absence = ill(shop, cover=shop.ingrida)
        come_back(absence, by=shop.asta, at=ten)
        assert told(absence, promise) == []

    def test_hears_nothing_of_what_falls_due_when_she_is_back(self, shop, promise, asked_for):
        ill(shop, cover=shop.ingrida, ends_at=noon)
        assert asked_for() == []

    def test_hears_of_it_when_she_stays_away_longer(self, shop, promise, asked_for):
        absence = ill(shop, cover=shop.ingrida, ends_at=noon)
        change_absence(absence, until=evening, by=shop.asta, at=ten)
        assert asked_for() == [[absence.pk, promise.conversation_id]]

    def test_hears_nothing_where_it_was_said_so(self, shop, promise, asked_for):
        ill(shop, tells_customers=False)
        assert asked_for() == []

    def test_owes_no_turn_and_no_answer_by_it(self, shop, promise):
        before = shop.conversation()
        told(ill(shop, cover=shop.ingrida), promise)
        now = shop.conversation()
        assert (now.state, now.asked_at, now.due_order) == (before.state, before.asked_at, before.due_order)


@pytest.fixture
def asked_for():
    """What customers will be told a moment later."""
    from firsthand.journal.models import Errand

    return lambda: [one.args for one in Errand.objects.filter(path__contains="tell_of_cover")]


class TestOfSomebodyWhoLeft:
    def test_goes_to_who_leads_the_team_and_is_told(self, shop, promise):
        dismiss(shop.asta, by=shop.jonas, at=noon)

        assert again(promise).owner == shop.ingrida
        assert Notice.objects.get(about="promises.came").representative == shop.ingrida

    def test_goes_to_who_has_the_matter_now(self, shop, promise):
        part_from(shop.asta, to=shop.jonas, by=shop.jonas, at=noon)
        dismiss(shop.asta, by=shop.jonas, at=noon)

        assert again(promise).owner == shop.jonas
