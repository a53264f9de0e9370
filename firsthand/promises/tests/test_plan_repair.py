"""Somebody makes up to a customer for what went wrong."""

import pytest

from firsthand.conversations.actions import merge, take_apart
from firsthand.conversations.rules.refusals import NotYours
from firsthand.notices.models import Notice
from firsthand.promises.actions import Mending, do_repair, drop_repair, plan_repair, recall_repairs
from firsthand.promises.models import Repair
from firsthand.promises.queries import repairs_for, repairs_in, repairs_of, scope_of
from firsthand.promises.rules.refusals import CannotPromiseThere, DueIsPast, NoSuchRepair, RepairSettled
from tests.budget import budget
from tests.cast import elena, minutes, nine, noon, one, ruta, ten


@pytest.fixture
def matter(shop):
    return shop.receives_mail(at=nine).matter


@pytest.fixture
def repair(shop, matter):
    """Ingrida plans that Asta calls by one."""
    with budget(12):
        return plan_repair(
            matter, Mending(kind="call", words="I call", due_at=one, owner=shop.asta), by=shop.ingrida, at=ten
        )


class TestPlanned:
    def test_is_one_named_persons_who_is_told(self, shop, repair):
        assert [(one.representative, one.about) for one in Notice.objects.all()] == [(shop.asta, "repair.yours")]
        assert repairs_of(shop.asta) == [repair] and repairs_of(shop.ingrida) == []
        assert repairs_for(repair.customer, shop.ingrida) == [repair]

    def test_is_recalled_once_when_it_is_time(self, shop, repair):
        Notice.objects.all().delete()
        assert recall_repairs(at=noon) == 0
        with budget(8):
            assert recall_repairs(at=one) == 1
        assert recall_repairs(at=one) == recall_repairs(at=one + minutes(60)) == 0

        assert Notice.objects.get().representative == shop.asta

    @pytest.mark.parametrize("writer", [ruta, elena], ids=["theirs", "another customer's"])
    def test_goes_with_its_matter_into_another_and_back(self, shop, matter, repair, writer):
        other = shop.receives_mail(from_=writer, subject="The sofa", at=ten).matter
        merged = merge(matter, into=other, by=shop.asta, at=noon, across_customers=True)
        assert Repair.objects.get().conversation == other
        later = plan_repair(other, Mending(kind="apology", due_at=one), by=shop.asta, at=noon)

        take_apart(merged, by=shop.asta, at=noon)

        places = dict(Repair.objects.values_list("pk", "conversation"))
        assert places == {repair.pk: matter.pk, later.pk: other.pk}

    def test_is_planned_once_by_one_form(self, shop, matter):
        said = Mending(kind="apology", due_at=one, external_id="form-1")
        assert plan_repair(matter, said, by=shop.asta, at=ten) == plan_repair(matter, said, by=shop.asta, at=ten)

    @pytest.mark.parametrize(
        ("kind", "due", "refusal"), [("moon", one, NoSuchRepair), ("call", nine, DueIsPast)], ids=["what", "when"]
    )
    def test_is_refused(self, shop, matter, kind, due, refusal):
        with pytest.raises(refusal):
            plan_repair(matter, Mending(kind=kind, due_at=due), by=shop.asta, at=ten)

    def test_is_nobodys_who_left(self, shop, matter):
        shop.marco.account.is_active = False
        with pytest.raises(CannotPromiseThere):
            plan_repair(matter, Mending(kind="call", due_at=one, owner=shop.marco), by=shop.asta, at=ten)


class TestOverdue:
    def test_stands_on_the_board_of_its_team_until_it_is_done(self, shop, repair):
        board, another = scope_of(shop.ingrida), scope_of(shop.jonas, team=shop.orders.pk)
        assert board is not None and another is not None
        with budget(2):
            assert repairs_in(board, at=one) == repairs_in(another, at=one + minutes(1)) == []
        assert repairs_in(board, at=one + minutes(1)) == [repair]


class TestSettled:
    def test_is_done_once(self, shop, repair):
        do_repair(repair, by=shop.asta, at=noon)
        with pytest.raises(RepairSettled):
            do_repair(repair, by=shop.asta, at=noon)

        assert Repair.objects.get().stand == "done" and repairs_of(shop.asta) == []
        assert shop.facts_named("repair.done")[0].payload["late"] is False

    def test_is_dropped(self, shop, repair):
        drop_repair(repair, by=shop.ingrida, at=noon)
        assert Repair.objects.get().stand == "dropped"

    def test_is_closed_to_others(self, shop, repair):
        with pytest.raises(NotYours):
            do_repair(repair, by=shop.marco, at=noon)
