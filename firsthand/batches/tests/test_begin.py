"""Somebody asks for one act on many conversations."""

import pytest

from firsthand.batches.actions import begin, finish_now, take_back, work_off
from firsthand.batches.errands import carry_on
from firsthand.batches.models import Batch, Item
from firsthand.batches.queries import batches_among, reasons_of, refused_of
from firsthand.batches.rules import (
    Act,
    NoTagGiven,
    NothingChosen,
    NothingToUndo,
    NotYourBatch,
    StillRunning,
    UndoneAlready,
)
from firsthand.conversations.actions import mark_spam, note, own, resolve, snooze
from firsthand.conversations.facts import ConversationResolved
from firsthand.conversations.models import Conversation, Hold
from firsthand.conversations.rules.refusals import CannotReceiveThere, SnoozeIsPast
from firsthand.conversations.rules.words import Words
from firsthand.journal.models import Errand
from firsthand.journal.wiring import Follow, put_in_force
from firsthand.kit.errors import Refused
from firsthand.notices.models import Notice
from firsthand.wiring import FOLLOWS
from tests.budget import budget
from tests.cast import Writer, evening, minutes, nine, noon, one, ten


class FollowUpIsOpen(Refused):
    words = "Ask the customer first."


def letters(shop, count, *, to="help@namai.example"):
    """So many customers have written, each about a matter of their own."""
    return [
        shop.receives_mail(from_=Writer(f"Customer {number}", f"c{number}@posta.example"), to=to, at=nine).matter
        for number in range(count)
    ]


def numbers(matters):
    return [matter.pk for matter in matters]


def done(act, matters, *, by, at=ten, **parameters):
    return finish_now(begin(act, numbers(matters), by=by, at=at, parameters=parameters), at=at)


def undone(batch, *, by, at=ten):
    return finish_now(take_back(batch, by=by, at=at), at=at)


def stand(matters):
    """All that acts change of them."""
    columns = "owner team state held_for priority reopenings resolved_at snoozed_until answer_due_at asked_at due_order"
    rows = Conversation.objects.filter(pk__in=numbers(matters)).order_by("pk")
    return [
        (*row, sorted(tagged.tags.values_list("name", flat=True)))
        for row, tagged in zip(rows.values_list(*columns.split()), rows, strict=True)
    ]


@pytest.fixture
def three(shop):
    return letters(shop, 3)


ACTS = [
    (Act.OWN, {}, {"owner": "asta"}),
    (Act.ASSIGN, {"to": "ingrida"}, {"owner": "ingrida"}),
    (Act.MOVE, {"team": "orders"}, {"team": "orders"}),
    (Act.PRIORITY, {"priority": 4}, {"priority": 4}),
    (Act.TAG, {"tags": ["Fridge", "noise"]}, {}),
    (Act.SNOOZE, {"until": evening.isoformat()}, {"state": "snoozed"}),
    (Act.WAIT, {}, {"state": "waiting"}),
    (Act.RESOLVE, {}, {"state": "resolved"}),
    (Act.SPAM, {}, {"state": "held"}),
]


class TestEachAct:
    """Three letters came; Asta, who sees them, chooses all of them."""

    @pytest.mark.parametrize(("act", "parameters", "then"), ACTS)
    def test_is_done_with_each_and_undone(self, shop, three, act, parameters, then):
        before = stand(three)
        given = {
            name: getattr(shop, str(value)).pk if hasattr(shop, str(value)) else value
            for name, value in parameters.items()
        }

        batch = done(act, three, by=shop.jonas, **given)

        assert (batch.done, batch.refused, batch.is_running) == (3, 0, False)
        assert stand(three) != before
        for name, value in then.items():
            wanted = getattr(shop, value) if hasattr(shop, str(value)) else value
            if act is Act.OWN:
                wanted = shop.jonas
            assert {getattr(found, name) for found in Conversation.objects.all()} == {wanted}
        assert undone(batch, by=shop.jonas).done == 3
        assert stand(three) == before

    def test_takes_tags_off_and_leaves_the_others(self, shop, three):
        done(Act.TAG, three, by=shop.asta, tags=["fridge", "noise"])

        batch = done(Act.UNTAG, three, by=shop.asta, tags=["noise", "unknown"])

        assert {row[-1][0] for row in stand(three)} == {"fridge"}
        undone(batch, by=shop.asta)
        assert [row[-1] for row in stand(three)] == [["fridge", "noise"]] * 3

    def test_reopens_and_gives_back(self, shop, three):
        done(Act.RESOLVE, three, by=shop.asta)
        before = stand(three)

        batch = done(Act.REOPEN, three, by=shop.asta, at=noon)

        assert {found.state for found in Conversation.objects.all()} == {"open"}
        undone(batch, by=shop.asta, at=one)
        assert stand(three) == before

    def test_lets_through_what_was_held(self, shop, three):
        done(Act.SPAM, three, by=shop.asta)
        before = stand(three)

        batch = done(Act.NOT_SPAM, three, by=shop.asta, at=noon)

        assert {found.state for found in Conversation.objects.all()} == {"open"}
        undone(batch, by=shop.asta, at=noon)
        assert stand(three) == before

    def test_is_told_by_the_facts_of_each(self, shop, three):
        done(Act.RESOLVE, three, by=shop.asta)

        assert [fact.conversation_id for fact in shop.facts_named("conversation.resolved")] == numbers(three)
        assert [fact.by for fact in shop.facts_named("conversation.resolved")] == [shop.asta.actor] * 3


class TestRefusals:
    def test_are_gathered_while_the_others_are_done(self, shop):
        matters = letters(shop, 4)
        resolve(matters[1], by=shop.asta, at=ten)
        mark_spam(matters[2], by=shop.asta, at=ten)

        batch = done(Act.RESOLVE, matters, by=shop.asta, at=noon)

        assert (batch.done, batch.refused) == (2, 2)
        assert {(reason.sentence, reason.count) for reason in reasons_of(batch)} == {
            ("It is resolved already. Reopen it to go on.", 1),
            ("It is held back. Say that it is not spam, then go on.", 1),
        }
        assert [found.pk for found, _why in refused_of(batch)] == numbers(matters[1:3])

    def test_of_what_follows_are_told_of_the_one_they_are_about(self, shop, three):
        def refuse(facts, *, at):
            if any(fact.conversation == three[1].pk for fact in facts):
                raise FollowUpIsOpen

        put_in_force({**FOLLOWS, ConversationResolved: Follow(now=[refuse])})
        try:
            batch = done(Act.RESOLVE, three, by=shop.asta)
        finally:
            put_in_force(FOLLOWS)

        assert (batch.done, batch.refused) == (2, 1)
        assert [(found.pk, why) for found, why in refused_of(batch)] == [(three[1].pk, "Ask the customer first.")]
        assert len(shop.facts_named("conversation.resolved")) == 2

    def test_name_nobody_elses_matters(self, shop):
        theirs = letters(shop, 2, to="sales@namai.example")

        with pytest.raises(NothingChosen):
            begin(Act.RESOLVE, numbers(theirs), by=shop.asta, at=ten)

        assert done(Act.RESOLVE, [*theirs, *letters(shop, 1)], by=shop.asta).total == 1
        assert {found.state for found in Conversation.objects.filter(team=shop.orders)} == {"open"}

    def test_of_its_values_come_before_anything_is_done(self, shop, three):
        with pytest.raises(NoTagGiven):
            done(Act.TAG, three, by=shop.asta, tags=[" "])
        with pytest.raises(SnoozeIsPast):
            done(Act.SNOOZE, three, by=shop.asta, until=nine.isoformat())

        assert not Batch.objects.exists()

    def test_of_a_colleague_who_left_are_told_of_each(self, shop, three):
        shop.marco.account.is_active = False
        shop.marco.account.save(update_fields=["is_active"])

        batch = done(Act.ASSIGN, three, by=shop.asta, to=shop.marco.pk)

        assert [reason.sentence for reason in reasons_of(batch)] == [CannotReceiveThere(name="Marco").sentence]


class TestUndo:
    def test_leaves_alone_what_somebody_changed_since(self, shop, three):
        batch = done(Act.RESOLVE, three, by=shop.asta)
        shop.receives_mail(from_=Writer("Customer 1", "c1@posta.example"), answers=three[1].messages.get(), at=noon)

        undo = undone(batch, by=shop.asta, at=noon)

        assert (undo.done, undo.refused) == (2, 1)
        assert [found.pk for found, _why in refused_of(undo)] == [three[1].pk]
        assert len(shop.facts_named("conversation.resolution_taken_back")) == 2

    def test_of_tags_leaves_alone_what_somebody_changed_since(self, shop, three):
        batch = done(Act.TAG, three, by=shop.asta, tags=["fridge"])
        own(three[0], by=shop.asta, at=ten)

        undo = undone(batch, by=shop.asta)

        assert (undo.done, undo.refused) == (2, 1)
        assert [one.pk for one in Conversation.objects.filter(tags__name="fridge")] == [three[0].pk]

    def test_touches_only_what_the_act_changed(self, shop, three):
        own(three[0], by=shop.asta, at=ten)

        undone(done(Act.OWN, three, by=shop.asta), by=shop.asta)

        assert [found.owner for found in Conversation.objects.order_by("pk")] == [shop.asta, None, None]

    def test_is_done_once_by_whoever_did_it_within_a_day(self, shop, three):
        batch = done(Act.OWN, three, by=shop.asta)

        with pytest.raises(NotYourBatch):
            take_back(batch, by=shop.ingrida, at=ten)
        with pytest.raises(NothingToUndo):
            take_back(batch, by=shop.asta, at=ten + minutes(24 * 60))
        undo = undone(batch, by=shop.asta)
        with pytest.raises(UndoneAlready):
            take_back(batch, by=shop.asta, at=ten)
        with pytest.raises(NothingToUndo):
            take_back(undo, by=shop.asta, at=ten)

    def test_of_spam_brings_back_a_sleeping_one_asleep(self, shop, three):
        snooze(three[0], until=evening, by=shop.asta, at=ten)
        before = stand(three)

        undone(done(Act.SPAM, three, by=shop.asta, at=noon), by=shop.asta, at=noon)

        assert stand(three) == before


class TestManyOfThem:
    """More than a page: an errand works them off."""

    def test_are_done_in_slices_that_a_crash_does_not_repeat(self, shop):
        matters = letters(shop, 3) + many(shop, 60)
        batch = begin(Act.RESOLVE, numbers(matters), by=shop.asta, at=ten)
        with pytest.raises(StillRunning):
            take_back(batch, by=shop.asta, at=ten)

        assert work_off(batch.pk, at=ten) is True
        assert Batch.objects.get().done == 50
        assert [errand.path for errand in Errand.objects.filter(key=f"batch:{batch.pk}")] == [carry_on.module_path]
        assert work_off(batch.pk, at=ten) is False
        assert work_off(batch.pk, at=ten) is False

        assert (Batch.objects.get().done, len(shop.facts_named("conversation.resolved"))) == (63, 63)

    def test_take_few_statements_each(self, shop):
        batch = begin(Act.RESOLVE, numbers(many(shop, 60)), by=shop.asta, at=ten)

        with budget(2 * 50 + 9):
            work_off(batch.pk, at=ten)

    def test_are_tagged_in_few_statements_however_many_they_are_and_so_is_the_undo(self, shop):
        fifty = many(shop, 50)

        with budget(20):
            batch = done(Act.TAG, fifty, by=shop.asta, tags=["fridge", "noise"])
        with budget(25):
            undone(batch, by=shop.asta)
        assert not Conversation.objects.filter(tags__name="fridge").exists()

    @pytest.mark.parametrize("act", [Act.RESOLVE, Act.SPAM])
    def test_are_put_back_in_few_statements_however_many_they_are(self, shop, act):
        batch = begin(act, numbers(many(shop, 200)), by=shop.asta, at=ten)
        while work_off(batch.pk, at=ten):
            pass
        undo = take_back(batch, by=shop.asta, at=ten)

        with budget(25):
            assert work_off(undo.pk, at=ten) is False
        assert set(Conversation.objects.values_list("state", flat=True)) == {"open"}

    def test_that_were_let_through_are_held_again_in_few_statements(self, shop):
        held = many(shop, 30)
        done(Act.SPAM, held, by=shop.asta)
        before = stand(held)
        batch = done(Act.NOT_SPAM, held, by=shop.asta)
        own(held[0], by=shop.asta, at=ten)

        with budget(25):
            undo = undone(batch, by=shop.asta)

        assert (undo.done, undo.refused) == (29, 1)
        assert stand(held)[1:] == before[1:] and Hold.objects.in_force().count() == 29

    def test_tell_the_one_who_gets_them_once(self, shop):
        batch = begin(Act.ASSIGN, numbers(many(shop, 60)), by=shop.asta, at=ten, parameters={"to": shop.ingrida.pk})
        while work_off(batch.pk, at=ten):
            pass

        assert [notice.about for notice in Notice.objects.filter(representative=shop.ingrida)] == ["conversations.many"]

    def test_may_be_watched_by_whoever_began_them(self, shop, three):
        batch = done(Act.OWN, three, by=shop.asta)
        topic = f"batch:{batch.pk}"

        assert batches_among([topic, "batch:0", "batch:x", "desk"], shop.asta) == {topic}
        assert batches_among([topic], shop.ingrida) == set()


class TestAnAct:
    def test_that_changes_nothing_is_done_and_leaves_nothing_to_undo(self, shop, three):
        done(Act.PRIORITY, three, by=shop.asta, priority=4)
        batch = done(Act.PRIORITY, three, by=shop.asta, priority=4)

        assert (batch.done, Item.objects.filter(batch=batch).changed().count()) == (3, 0)
        with pytest.raises(NothingToUndo):
            take_back(batch, by=shop.asta, at=ten)

    def test_leaves_notes_and_words_alone(self, shop, three):
        note(three[0], words=Words("Ask for the receipt."), by=shop.asta, at=ten)

        undone(done(Act.RESOLVE, three, by=shop.asta), by=shop.asta)

        assert three[0].messages.count() == 2


def many(shop, count):
    """Open matters of one customer, without their letters."""
    first = letters(shop, 1)[0]
    rows = [
        Conversation(
            inbox=shop.help, team=shop.repairs, customer=first.customer, opened_at=nine, last_at=nine, due_order=nine
        )
        for _number in range(count)
    ]
    return Conversation.objects.bulk_create(rows)
