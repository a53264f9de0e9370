"""Asta is ill at ten, and what she looks after is lent until she is back."""

import pytest

from firsthand.conversations.actions import assign, keep_for_good, own, resolve
from firsthand.conversations.models import Conversation, Loan
from firsthand.conversations.rules.refusals import NotLent
from firsthand.notices.models import Notice
from firsthand.team.actions import Plan, come_back, dismiss, plan_absence
from tests.budget import budget
from tests.cast import elena, minutes, nine, noon, one, ruta, stranger, ten


@pytest.fixture
def matters(shop):
    """Asta looks after three, one of them solved."""
    three = [shop.answers(shop.receives_mail(from_=who, at=nine)).matter for who in (ruta, elena, stranger)]
    resolve(three[2], by=shop.asta, at=ten)
    return three


def ill(shop, who=None, **said):
    rep = who or shop.asta
    return plan_absence(rep, Plan(starts_at=ten, kind="ill", **said), by=rep, at=ten)


def owners(matters) -> list[object]:
    return [Conversation.objects.get(pk=one.pk).owner for one in matters]


def outcomes() -> list[str]:
    return list(Loan.objects.order_by("pk").values_list("outcome", flat=True))


class TestWhileSheIsAway:
    def test_her_cover_has_it_and_is_told_once(self, shop, matters):
        ill(shop, cover=shop.ingrida)

        assert owners(matters) == [shop.ingrida, shop.ingrida, shop.asta]
        assert [each.about for each in Notice.objects.filter(representative=shop.ingrida)] == ["absence.covers"]
        assert len(shop.facts_named("conversation.lent")) == 2

    def test_it_is_nobodys_where_nobody_covers(self, shop, matters):
        ill(shop)

        assert owners(matters) == [None, None, shop.asta]
        assert len(shop.facts_named("conversation.lent_to_team")) == 2

    def test_new_letters_go_to_the_cover(self, shop, matters):
        ill(shop, cover=shop.ingrida)
        shop.receives_mail(answers=matters[0].messages.first(), at=noon)

        assert Notice.objects.filter(about="customer.wrote").get().representative == shop.ingrida

    def test_what_was_solved_comes_back_to_the_cover_and_then_to_her(self, shop, matters):
        absence = ill(shop, cover=shop.ingrida)
        asked = matters[2].messages.first()
        shop.receives_mail(from_=stranger, answers=asked, at=noon)
        assert owners(matters[2:]) == [shop.ingrida]

        come_back(absence, by=shop.asta, at=one)
        assert owners(matters[2:]) == [shop.asta]

    def test_it_goes_on_when_the_cover_is_away_too_and_comes_back_to_her(self, shop, matters):
        absence = ill(shop, cover=shop.ingrida)
        ill(shop, shop.ingrida, cover=shop.jonas)
        assert owners(matters[:2]) == [shop.jonas, shop.jonas]

        come_back(absence, by=shop.asta, at=one)
        assert owners(matters[:2]) == [shop.asta, shop.asta]

    def test_a_thousand_cost_few_statements(self, shop, matters):
        row = Conversation.objects.get(pk=matters[0].pk)
        columns = {one.attname: getattr(row, one.attname) for one in row._meta.concrete_fields if not one.primary_key}
        Conversation.objects.bulk_create(Conversation(**columns) for _each in range(998))
        with budget(45):
            absence = ill(shop, cover=shop.ingrida)
        assert Loan.objects.count() == 1000
        with budget(30):
            come_back(absence, by=shop.asta, at=noon)
        assert set(outcomes()) == {"returned"}


class TestWhenSheIsBack:
    def test_everything_is_hers_again(self, shop, matters):
        come_back(ill(shop, cover=shop.ingrida), by=shop.asta, at=noon)

        assert owners(matters) == [shop.asta] * 3
        assert len(shop.facts_named("conversation.returned")) == 2

    def test_what_was_solved_stays_solved(self, shop, matters):
        absence = ill(shop, cover=shop.ingrida)
        resolve(matters[0], by=shop.ingrida, at=noon)
        come_back(absence, by=shop.asta, at=one)

        assert outcomes() == ["solved", "returned"]
        assert owners(matters[:2]) == [shop.ingrida, shop.asta]

    def test_what_somebody_took_stays_theirs(self, shop, matters):
        absence = ill(shop)
        own(matters[0], by=shop.jonas, at=noon)
        assign(matters[1], to=shop.marco, by=shop.ingrida, at=noon)
        come_back(absence, by=shop.asta, at=one)

        assert owners(matters[:2]) == [shop.jonas, shop.marco]
        assert outcomes() == ["kept", "kept"]

    def test_the_cover_may_keep_one_for_good(self, shop, matters):
        absence = ill(shop, cover=shop.ingrida)
        keep_for_good(matters[0], by=shop.ingrida, at=noon)
        with pytest.raises(NotLent):
            keep_for_good(matters[0], by=shop.ingrida, at=noon)
        come_back(absence, by=shop.asta, at=one)

        assert owners(matters[:2]) == [shop.ingrida, shop.asta]

    def test_nothing_is_hers_when_she_has_left(self, shop, matters):
        ill(shop, cover=shop.ingrida)
        dismiss(shop.asta, by=shop.jonas, at=noon + minutes(1))

        assert owners(matters[:2]) == [shop.ingrida, shop.ingrida]
        assert outcomes() == ["kept", "kept"]
