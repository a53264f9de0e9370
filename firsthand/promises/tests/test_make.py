"""Somebody promises something, and it is kept, released, renegotiated or broken."""

import pytest

from firsthand.conversations.actions import merge, take_apart
from firsthand.conversations.models import Conversation
from firsthand.conversations.rules.words import Words
from firsthand.kit.errors import Forbidden
from firsthand.notices.models import Notice
from firsthand.promises.actions import Saying, count, fall_due, keep, make, make_good, release, renegotiate
from firsthand.promises.models import Promise, Tally
from firsthand.promises.queries import open_to_customer
from firsthand.promises.rules.refusals import (
    BrokenAlready,
    DueIsPast,
    NoSuchCause,
    NotBrokenYet,
    NotForPeople,
    NothingPromised,
    OwedByTarget,
    SettledAlready,
)
from tests.budget import budget
from tests.cast import elena, evening, minutes, nine, noon, one, ten


@pytest.fixture
def matter(shop):
    """Rūta's letter of nine, which Asta has answered."""
    return shop.answers(shop.receives_mail(at=nine), at=ten).matter


@pytest.fixture
def promise(shop, matter):
    """ "I'll write by one o'clock.\""""
    return make(matter, [Saying(words="I'll write by one", due_at=one)], by=shop.asta, at=ten)[0]


def again(promise: Promise) -> Promise:
    return Promise.objects.get(pk=promise.pk)


class TestMade:
    """Asta writes: "I'll write by one o'clock"."""

    def test_stands_with_its_maker_and_owner(self, shop, matter, promise):
        assert (promise.maker, promise.owner, promise.stand, promise.customer) == (
            shop.asta,
            shop.asta,
            "open",
            matter.customer,
        )
        assert len(shop.facts_named("promise.made")) == 1

    def test_brings_the_matter_to_the_desk_by_its_time(self, shop, promise):
        now = shop.conversation()
        assert (now.state, now.promised_at, now.due_order, now.next_due_at) == ("open", one, one, one)

    def test_costs_at_most_five_statements(self, shop, matter):
        with budget(5):
            make(matter, [Saying(words="a", due_at=one), Saying(words="b", due_at=noon)], by=shop.asta, at=ten)

    @pytest.mark.parametrize(
        ("saying", "refusal"),
        [
            (Saying(words="late", due_at=nine), DueIsPast),
            (Saying(words=" ", due_at=one), NothingPromised),
            (Saying(kind="solution", due_at=one), NotForPeople),
        ],
    )
    def test_is_refused(self, shop, matter, saying, refusal):
        with pytest.raises(refusal):
            make(matter, [saying], by=shop.asta, at=ten)

    def test_is_not_for_whom_the_matter_is_closed(self, shop, matter):
        with pytest.raises(Forbidden):
            make(matter, [Saying(words="mine", due_at=one)], by=shop.marco, at=ten)


class TestToldToTheCustomer:
    """Their answers say under their words what they may count on."""

    def test_is_what_was_promised_in_their_matter(self, matter, promise):
        assert open_to_customer(matter.pk, at=ten) == [promise]

    def test_is_nothing_that_was_promised_to_another_whose_matter_was_merged_into_theirs(self, shop, matter, promise):
        sofa = shop.receives_mail(from_=elena, subject="The sofa", at=ten).matter
        merge(matter, into=sofa, by=shop.asta, at=ten, across_customers=True)

        assert again(promise).conversation == sofa
        assert open_to_customer(sofa.pk, at=ten) == []

    def test_comes_back_when_that_is_taken_back_and_so_does_what_was_agreed_on_instead(self, shop, matter, promise):
        other = shop.receives_mail(subject="The oven", at=ten).matter
        [callback] = make(matter, [Saying(due_at=one, kind="call_back")], by=shop.asta, at=ten)
        [of_oven] = make(other, [Saying(due_at=one, kind="call_back")], by=shop.asta, at=ten)
        merged = merge(matter, into=other, by=shop.asta, at=ten)
        later = renegotiate(again(promise), due_at=evening, words=Words("By six."), by=shop.asta, at=ten)

        take_apart(merged, by=shop.asta, at=ten)

        assert {again(one).conversation for one in (promise, callback, later)} == {matter}
        assert again(of_oven).conversation == other
        assert Conversation.objects.get(pk=matter.pk).promised_at == one


class TestKept:
    def test_in_time_is_kept(self, shop, promise):
        keep([promise], by=shop.asta, at=noon)

        assert (again(promise).stand, shop.conversation().next_due_at) == ("kept", None)

    def test_after_its_time_is_broken_and_done(self, shop, promise):
        keep([promise], by=shop.asta, at=one + minutes(1))

        assert (again(promise).stand, again(promise).settled_at) == ("broken", one + minutes(1))
        assert len(shop.facts_named("failure.promise_broken")) == 1

    def test_is_done_once(self, shop, promise):
        keep([promise], by=shop.asta, at=noon)
        with pytest.raises(SettledAlready):
            keep([promise], by=shop.asta, at=noon)

    def test_a_hundred_cost_no_more_statements_than_one(self, shop, matter):
        many = make(matter, [Saying(words=f"{each}", due_at=one) for each in range(100)], by=shop.asta, at=ten)
        with budget(8):
            keep(many, by=shop.asta, at=noon)

    def test_what_a_target_promised_follows_the_conversation(self, shop):
        shop.receives_mail()
        with pytest.raises(OwedByTarget):
            keep([Promise.objects.get()], by=shop.asta, at=noon)


class TestReleased:
    def test_before_its_time_it_counts_as_nothing(self, shop, promise):
        release([promise], by=shop.asta, at=noon)

        assert (again(promise).stand, shop.conversation().promised_at) == ("released", None)

    def test_after_its_time_is_refused(self, shop, promise):
        with pytest.raises(BrokenAlready):
            release([promise], by=shop.asta, at=one + minutes(1))


class TestRenegotiated:
    """Another time is agreed on, and Rūta is told in the same act."""

    def test_before_its_time_stands_anew(self, shop, promise):
        into = renegotiate(promise, due_at=evening, words=Words("This evening, sorry."), by=shop.asta, at=noon)

        assert (again(promise).stand, into.stand, into.due_at, into.instead_of) == (
            "renegotiated",
            "open",
            evening,
            promise,
        )
        assert shop.conversation().messages.last().text == "This evening, sorry."
        assert (shop.conversation().state, shop.conversation().due_order) == ("open", evening)

    @pytest.mark.parametrize("broken", [False, True], ids=["in time", "made good"])
    def test_for_somebody_who_left_is_kept_by_whoever_says_so(self, shop, promise, broken):
        shop.asta.account.is_active = False
        shop.asta.account.save(update_fields=["is_active"])
        again_by = {"words": Words("I look after it now."), "by": shop.ingrida, "due_at": evening}

        if broken:
            fall_due(at=one)
            make_good(again(promise), cause="other", at=one, **again_by)
        else:
            renegotiate(again(promise), at=noon, **again_by)

        assert Promise.objects.unsettled().get().owner == shop.ingrida

    def test_after_its_time_is_refused_and_nothing_is_said(self, shop, promise):
        before = shop.conversation().message_count
        with pytest.raises(BrokenAlready):
            renegotiate(promise, due_at=evening, words=Words("Later."), by=shop.asta, at=one)

        assert (again(promise).stand, shop.conversation().message_count) == ("open", before)


class TestFallingDue:
    """The clock comes by."""

    def test_reminds_the_owner_once(self, shop, promise):
        for _beat in range(2):
            fall_due(at=one - minutes(29))

        assert [each.about for each in Notice.objects.filter(representative=shop.asta)] == ["promise.soon"]
        assert (again(promise).stand, again(promise).look_at) == ("open", one)

    def test_breaks_it_once(self, shop, promise):
        for _beat in range(2):
            fall_due(at=one)

        assert (again(promise).stand, again(promise).broken_at) == ("broken", one)
        assert len(shop.facts_named("failure.promise_broken")) == 1
        assert shop.conversation().due_order == one

    def test_leaves_alone_what_is_not_due(self, shop, promise):
        assert fall_due(at=noon) == 0

    def test_does_not_turn_back_with_the_clock(self, shop, promise):
        fall_due(at=one + minutes(60))
        assert fall_due(at=one - minutes(60)) == 0
        assert fall_due(at=one + minutes(60)) == 0
        assert len(shop.facts_named("failure.promise_broken")) == 1

    def test_reminds_of_an_answer_and_leaves_its_breaking_to_the_conversation(self, shop):
        shop.receives_mail(at=nine)
        matter = shop.conversation()
        matter.owner = shop.asta
        matter.save(update_fields=["owner"])

        fall_due(at=one - minutes(20))
        fall_due(at=one + minutes(20))

        assert [each.about for each in Notice.objects.all()] == ["promise.soon"]
        assert Promise.objects.get().stand == "open"

    def test_reminds_by_each_owners_own_time(self, shop, matter):
        make(matter, [Saying(words="Ingrida writes by one", due_at=one, owner=shop.ingrida)], by=shop.asta, at=ten)
        shop.ingrida.__class__.objects.filter(name="Ingrida").update(remind_minutes=5)

        fall_due(at=one - minutes(20))
        assert not Notice.objects.exists()

        fall_due(at=one - minutes(5))
        assert Notice.objects.get().representative == shop.ingrida


class TestMadeGood:
    """It was broken; Asta says sorry, and why."""

    def test_settles_it_with_words_and_a_new_promise(self, shop, promise):
        fall_due(at=one)

        make_good(promise, cause="supplier", words=Words("I am sorry."), due_at=evening, by=shop.asta, at=one)

        broken = again(promise)
        assert (broken.stand, broken.cause, broken.sorry_at, broken.settled_at) == ("broken", "supplier", one, one)
        assert Promise.objects.unsettled().get().due_at == evening
        assert shop.conversation().due_order == evening

    def test_asks_for_a_cause_from_the_list(self, shop, promise):
        fall_due(at=one)
        with pytest.raises(NoSuchCause):
            make_good(promise, cause="the moon", by=shop.asta, at=one)

    def test_is_for_what_was_broken(self, shop, promise):
        with pytest.raises(NotBrokenYet):
            make_good(promise, cause="other", by=shop.asta, at=noon)


class TestTheTally:
    """What has ended is counted once, in the week it fell due."""

    def test_counts_each_once(self, shop, promise):
        keep([promise], by=shop.asta, at=noon)
        for _beat in range(2):
            count(at=noon + minutes(12))

        kept = Tally.objects.get(kind="free")
        assert (str(kept.week), kept.stand, kept.owner_id, kept.number) == ("2026-11-23", "kept", shop.asta.pk, 1)
        assert Tally.objects.get(kind="first_answer").number == 1
