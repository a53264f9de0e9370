"""A matter is handed over, accepted, given back, finished; and its first owner asks the customer."""

from functools import partial

import pytest

from firsthand.conversations.actions import (
    accept_hand_over,
    finish,
    hand_back,
    hand_over,
    hear_solved,
    hear_unsolved,
    mark_spam,
    merge,
    own,
    reply,
    resolve,
    say_solved,
    say_unsolved,
    take_apart,
    waive_follow_up,
)
from firsthand.conversations.actions.tell_who_continues import tell_who_continues
from firsthand.conversations.models import Conversation, HandOver, Message
from firsthand.conversations.queries import bare_one_visible_to, desk_list
from firsthand.conversations.rules.briefing import Briefing
from firsthand.conversations.rules.lists import View
from firsthand.conversations.rules.refusals import (
    AskTooEarly,
    CannotReceiveThere,
    HasItAlready,
    IsHeldBack,
    NobodyHasToAsk,
    NothingHandedOver,
    NotYours,
    OfferedToAnother,
    OnlyLeadsMay,
    StillToAsk,
    WhyGiveBack,
    WhyHandOver,
)
from firsthand.conversations.rules.words import Words
from firsthand.journal.models import Errand
from firsthand.notices.models import Notice
from firsthand.promises.actions import Saying, fall_due, keep, make_good, release, renegotiate
from firsthand.promises.models import Promise
from firsthand.promises.rules.refusals import CustomerMustSay
from firsthand.team.actions import Plan, come_back, dismiss, plan_absence
from tests.budget import budget
from tests.cast import evening, minutes, nine, noon, one, ten

A_DAY = minutes(24 * 60)
tomorrow = noon + A_DAY
BRIEFING = Briefing(
    why="The compressor has to be opened.",
    tried="She switched it off for a night.",
    expects="A fridge that is quiet by Friday.",
    words="She is patient, be kind.",
)
TOLD = Words("Hello Rūta, Marco goes on with it.")


@pytest.fixture
def matter(shop):
    """Rūta's matter of the team Repairs, which Asta has answered and owns, and which Rūta has answered again."""
    shop.answers(shop.receives_mail(reference="first@pastas.example", at=nine), at=ten)
    return shop.receives_mail(answers="first@pastas.example", at=ten + minutes(5)).matter


@pytest.fixture
def to_marco(shop, matter):
    """Asta handed it over to Marco at eleven and told Rūta; she asks her by noon of the next day."""
    return given(shop, matter)


@pytest.fixture
def accepted(shop, to_marco):
    return accept_hand_over(to_marco.conversation, by=shop.marco, at=noon)


@pytest.fixture
def finished(shop, accepted):
    """Marco finished at one."""
    return finish(accepted.conversation, words="The compressor is new.", by=shop.marco, at=one)


def given(shop, matter, **otherwise):
    said = {"to": shop.marco, "briefing": BRIEFING, "ask_by": tomorrow, "told": TOLD, "by": shop.asta}
    return hand_over(matter, **{**said, "at": ten + minutes(60), **otherwise})


def now_of(handed: HandOver) -> Conversation:
    return Conversation.objects.get(pk=handed.conversation_id)


def duty() -> Promise:
    return Promise.objects.unsettled().follow_ups().get()


class TestToAPerson:
    def test_makes_it_theirs_and_remembers_whose_it_was_first(self, shop, to_marco):
        now = now_of(to_marco)
        assert (now.owner, now.follow_up_by, now.hand_over_count, now.state) == (shop.marco, shop.asta, 1, "open")

    def test_tells_the_customer_by_name_in_the_same_act_and_answers_nothing(self, shop, matter, to_marco):
        told = Message.objects.get(pk=to_marco.told_id)
        assert (told.text, told.kind, told.delivery) == (TOLD.text, "reply", "queued")
        assert told.recipients[0]["address"] == "ruta@pastas.example"
        assert now_of(to_marco).answer_due_at == matter.answer_due_at is not None

    def test_without_words_tells_the_customer_nothing(self, shop, matter):
        assert given(shop, matter, told=Words("")).told is None

    def test_lays_all_that_is_known_before_the_receiver(self, to_marco):
        note = Message.objects.get(pk=to_marco.note_id)
        assert note.kind == "note"
        for part in vars(BRIEFING).values():
            assert part in note.text

    def test_tells_the_receiver(self, shop, to_marco):
        assert Notice.objects.get(representative=shop.marco).about == "hand_over.offered"

    def test_is_counted_as_handed_on(self, shop, to_marco):
        assert len(shop.facts_named("failure.handed_on")) == 1

    def test_leaves_it_in_the_sight_of_whoever_has_to_ask(self, shop, matter):
        given(shop, matter, to=shop.orders)

        assert bare_one_visible_to(shop.asta, matter.pk)

    def test_twice_under_one_id_is_once(self, shop, matter):
        given(shop, matter, external_id="form-1")
        given(shop, matter, external_id="form-1")

        assert HandOver.objects.count() == 1

    def test_costs_at_most_twenty_nine_statements(self, shop, matter):
        with budget(29):
            given(shop, matter)

    @pytest.mark.parametrize(
        ("otherwise", "refusal"),
        [
            ({"briefing": Briefing(why=" ")}, WhyHandOver),
            ({"ask_by": nine}, AskTooEarly),
        ],
    )
    def test_is_refused_where_something_is_missing(self, shop, matter, otherwise, refusal):
        with pytest.raises(refusal):
            given(shop, matter, **otherwise)

    def test_is_refused_for_whoever_has_it_who_left_or_does_not_see_it(self, shop, matter):
        shop.ingrida.account.is_active = False
        for otherwise, refusal in (
            ({"to": shop.asta}, HasItAlready),
            ({"to": shop.ingrida}, CannotReceiveThere),
            ({"by": shop.marco}, NotYours),
        ):
            with pytest.raises(refusal):
                given(shop, matter, **otherwise)


class TestToATeam:
    @pytest.fixture
    def to_orders(self, shop, matter):
        return given(shop, matter, to=shop.orders)

    def test_lays_it_on_their_desk_as_nobodys(self, shop, to_orders):
        assert [row.pk for row in desk_list(shop.marco, View.UNOWNED).rows] == [to_orders.conversation_id]

    def test_tells_everybody_in_it(self, shop, to_orders):
        assert [one.representative for one in Notice.objects.filter(about="hand_over.offered")] == [shop.marco]

    @pytest.mark.parametrize("verb", [own, accept_hand_over])
    def test_is_accepted_by_whoever_takes_it(self, shop, to_orders, verb):
        verb(to_orders.conversation, by=shop.marco, at=noon)

        to_orders.refresh_from_db()
        assert (to_orders.state, to_orders.accepted_by) == ("accepted", shop.marco)
        assert tell_who_continues(to_orders.pk, at=noon + minutes(2))
        assert "It is Marco who looks after it now" in Message.objects.get(automatic="continues").text

    def test_is_accepted_by_whoever_answers(self, shop, to_orders):
        reply(to_orders.conversation, words=Words("I look at it."), by=shop.marco, at=noon)

        to_orders.refresh_from_db()
        assert to_orders.state == "accepted"
        assert Errand.objects.filter(path__endswith="tell_who_continues").exists()
        assert not tell_who_continues(to_orders.pk, at=noon + minutes(2))

    def test_solved_by_their_word_before_anybody_accepted_comes_back_to_whose_it_was_first(self, shop, to_orders):
        customer = to_orders.conversation.customer
        say_solved(to_orders.conversation, by=customer, at=noon)
        say_unsolved(to_orders.conversation, by=customer, at=one)

        now = now_of(to_orders)
        assert (now.is_open, now.owner, now.team) == (True, shop.asta, shop.repairs)

    def test_taken_back_before_anybody_accepted_is_called_off_and_nobody_has_to_ask(self, shop, to_orders):
        own(to_orders.conversation, by=shop.asta, at=noon)

        to_orders.refresh_from_db()
        assert (to_orders.state, now_of(to_orders).follow_up_by) == ("called_off", None)
        assert [one.stand for one in Promise.objects.filter(kind="follow_up")] == ["released"]
        assert Errand.objects.filter(path__endswith="tell_who_continues").exists()
        assert resolve(to_orders.conversation, by=shop.asta, at=one).is_resolved


class TestAccepting:
    def test_tells_who_has_it(self, shop, accepted):
        assert (accepted.state, accepted.accepted_by) == ("accepted", shop.marco)
        assert len(shop.facts_named("hand_over.accepted")) == 1

    def test_what_was_offered_to_another_is_refused(self, shop, to_marco):
        with pytest.raises(OfferedToAnother, match="Marco"):
            accept_hand_over(to_marco.conversation, by=shop.ingrida, at=noon)

    def test_what_nobody_handed_over_is_refused(self, shop, matter):
        with pytest.raises(NothingHandedOver):
            accept_hand_over(matter, by=shop.asta, at=noon)

    def test_costs_at_most_seven_statements(self, shop, to_marco):
        with budget(7):
            accept_hand_over(to_marco.conversation, by=shop.marco, at=noon)


class TestGivingBack:
    def test_brings_it_to_whoever_gave_it_with_the_reason(self, shop, to_marco):
        hand_back(to_marco.conversation, reason="It is a matter of the warranty.", by=shop.marco, at=noon)

        now = now_of(to_marco)
        assert (now.owner, now.team, now.follow_up_by) == (shop.asta, shop.repairs, None)
        assert Notice.objects.filter(representative=shop.asta, about="hand_over.given_back").exists()
        assert Message.objects.filter(kind="note", text="It is a matter of the warranty.").exists()

    def test_after_it_was_accepted_the_customer_is_still_to_be_asked(self, shop, accepted):
        hand_back(accepted.conversation, reason="It is a matter of the warranty.", by=shop.marco, at=one)

        with pytest.raises(StillToAsk, match="Asta"):
            resolve(accepted.conversation, by=shop.asta, at=one)

    def test_tells_the_customer_by_name_who_continues_once(self, shop, to_marco):
        hand_back(to_marco.conversation, reason="It is a matter of the warranty.", by=shop.marco, at=noon)
        assert [one.run_at for one in Errand.objects.filter(path__endswith="tell_who_continues")] == [noon + minutes(2)]

        for _copy in range(2):
            tell_who_continues(to_marco.pk, at=noon + minutes(2))
        letter = Message.objects.get(automatic="continues")
        assert "Marco goes on" in letter.text and "It is Asta who looks after it now" in letter.text
        assert "warranty" not in letter.text

    @pytest.mark.parametrize("meanwhile", ["answered", "handed_on", "solved"])
    def test_tells_nothing_to_who_knows_or_hears_it_anyway(self, shop, to_marco, meanwhile):
        matter = hand_back(to_marco.conversation, reason="No.", by=shop.marco, at=noon).conversation
        if meanwhile == "answered":
            reply(matter, words=Words("It is me again."), by=shop.asta, at=noon)
        elif meanwhile == "handed_on":
            given(shop, matter, to=shop.jonas, at=noon)
        else:
            resolve(matter, by=shop.asta, at=noon)
        assert not tell_who_continues(to_marco.pk, at=noon + minutes(2))

    def test_tells_nothing_where_they_were_not_told_before(self, shop, matter):
        handed = given(shop, matter, told=Words(""))
        hand_back(handed.conversation, reason="No.", by=shop.marco, at=noon)
        assert not Errand.objects.filter(path__endswith="tell_who_continues").exists()

    def test_without_a_reason_is_refused(self, shop, to_marco):
        with pytest.raises(WhyGiveBack, match="Asta"):
            hand_back(to_marco.conversation, reason=" ", by=shop.marco, at=noon)

    def test_costs_at_most_twenty_seven_statements(self, shop, to_marco):
        with budget(27):
            hand_back(to_marco.conversation, reason="No.", by=shop.marco, at=noon)


class TestTheFollowUp:
    """Asta asks Rūta by noon of the next day."""

    def test_is_a_promise_of_whoever_had_it_first(self, shop, to_marco):
        promise = duty()
        assert (promise.owner, promise.kind, promise.due_at) == (shop.asta, "follow_up", tomorrow)
        assert now_of(to_marco).promised_at == tomorrow

    @pytest.mark.parametrize("who", ["marco", "jonas"])
    def test_keeps_the_matter_from_closing_and_says_whose_it_is(self, shop, accepted, who):
        with pytest.raises(StillToAsk, match="Asta still has to ask"):
            resolve(accepted.conversation, by=getattr(shop, who), at=one)

        assert not now_of(accepted).is_resolved

    @pytest.mark.parametrize("verb", [keep, release])
    def test_ends_by_nothing_but_the_customers_word(self, shop, to_marco, verb):
        with pytest.raises(CustomerMustSay):
            verb([duty()], by=shop.asta, at=noon)

    def test_moved_with_the_customers_knowledge_is_the_same_duty(self, shop, to_marco):
        renegotiate(duty(), due_at=tomorrow + A_DAY, words=Words("It takes a day more."), by=shop.asta, at=noon)

        assert (duty().due_at, duty().hand_over) == (tomorrow + A_DAY, to_marco)

    def test_overdue_tells_the_lead_and_stays_a_duty_when_its_owner_says_sorry(self, shop, to_marco):
        fall_due(at=tomorrow + minutes(1))
        make_good(duty(), cause="forgotten", by=shop.asta, at=tomorrow + minutes(5))

        assert Notice.objects.get(about="follow_up.overdue").representative == shop.ingrida
        assert duty().stand == "broken"

    def test_is_asked_within_a_working_day_once_the_others_have_finished(self, shop, matter):
        handed = given(shop, matter, ask_by=tomorrow + 5 * A_DAY)
        accept_hand_over(matter, by=shop.marco, at=noon)
        finish(handed.conversation, by=shop.marco, at=noon)

        assert duty().due_at == noon + A_DAY - minutes(120)


class TestFinishing:
    def test_brings_it_to_the_first_owner_who_is_told_to_ask(self, shop, finished):
        now = now_of(finished)
        assert (now.owner, now.team, now.state, now.follow_up_by) == (shop.asta, shop.repairs, "open", shop.asta)
        assert Notice.objects.filter(representative=shop.asta, about="follow_up.now").exists()

    def test_ends_the_whole_chain(self, shop, accepted):
        again = given(shop, accepted.conversation, to=shop.jonas, by=shop.marco, at=one)
        finish(again.conversation, by=shop.jonas, at=one)

        assert [one.state for one in HandOver.objects.order_by("pk")] == ["finished", "finished"]
        assert now_of(again).owner == again.first == shop.asta

    def test_costs_at_most_twenty_nine_statements(self, shop, accepted):
        with budget(29):
            finish(accepted.conversation, words="Done.", by=shop.marco, at=one)


class TestWhileTheFirstOwnerIsAway:
    """Asta is ill when it comes back, and Ingrida covers for her."""

    @pytest.fixture
    def ill(self, shop, accepted):
        return plan_absence(shop.asta, Plan(starts_at=noon, cover=shop.ingrida), by=shop.asta, at=noon)

    @pytest.mark.parametrize("how", ["finished", "given_back", "not_solved"])
    def test_it_is_theirs_who_covers_and_comes_back_with_her(self, shop, accepted, ill, how):
        matter = accepted.conversation
        if how == "given_back":
            hand_back(matter, reason="No.", by=shop.marco, at=one)
        else:
            finish(matter, by=shop.marco, at=one)
        if how == "not_solved":
            hear_unsolved(matter, by=shop.ingrida, at=one)
        assert now_of(accepted).owner == shop.ingrida

        come_back(ill, by=shop.asta, at=evening)
        assert now_of(accepted).owner == duty().owner == shop.asta


class TestWhenTheFirstOwnerLeavesTheHouse:
    def test_who_leads_their_team_asks_instead(self, shop, accepted):
        dismiss(shop.asta, by=shop.jonas, at=noon)
        assert (now_of(accepted).follow_up_by, duty().owner) == (shop.ingrida, shop.ingrida)
        assert bare_one_visible_to(shop.ingrida, accepted.conversation_id)

        finish(accepted.conversation, by=shop.marco, at=one)
        assert now_of(accepted).owner == shop.ingrida
        with pytest.raises(StillToAsk, match="Ingrida"):
            resolve(accepted.conversation, by=shop.ingrida, at=one)


class TestHeldBackAsSpam:
    @pytest.mark.parametrize(
        "act",
        [accept_hand_over, finish, partial(hand_back, reason="No.")],
        ids=["accepted", "finished", "given back"],
    )
    def test_nothing_comes_of_it_before_it_is_let_through(self, shop, to_marco, act):
        mark_spam(to_marco.conversation, by=shop.marco, at=noon)
        with pytest.raises(IsHeldBack):
            act(to_marco.conversation, by=shop.marco, at=one)


class TestTheCustomersWord:
    def test_that_it_is_solved_closes_it_and_keeps_the_promise(self, shop, finished):
        closed = hear_solved(finished.conversation, by=shop.asta, at=one)

        assert (closed.is_resolved, closed.follow_up_by) == (True, None)
        assert [one.stand for one in Promise.objects.filter(kind="follow_up")] == ["kept"]

    def test_may_be_the_customers_own(self, shop, finished):
        customer = finished.conversation.customer
        say_solved(finished.conversation, by=customer, at=one)

        now = now_of(finished)
        assert (now.is_resolved, now.follow_up_by) == (True, None)
        assert [one.stand for one in Promise.objects.filter(kind="follow_up")] == ["kept"]

    def test_of_the_customer_that_it_is_not_returns_it_once(self, shop, accepted):
        for _time in range(2):
            say_unsolved(accepted.conversation, by=accepted.conversation.customer, at=one)

        now = now_of(accepted)
        assert (now.owner, now.team, now.asked_at is not None) == (shop.asta, shop.repairs, True)
        assert [one.stand for one in Promise.objects.filter(kind="follow_up").order_by("pk")] == ["kept", "open"]

    def test_that_it_is_not_returns_it_to_the_first_owner_who_asks_again(self, shop, accepted):
        now = hear_unsolved(accepted.conversation, words="It hums again.", by=shop.marco, at=one)

        assert (now.owner, now.team, now.state) == (shop.asta, shop.repairs, "open")
        assert len(shop.facts_named("failure.not_solved")) == 1
        assert [one.stand for one in Promise.objects.filter(kind="follow_up").order_by("pk")] == ["kept", "open"]
        with pytest.raises(StillToAsk, match="Asta"):
            resolve(now, by=shop.asta, at=one)

    def test_after_its_time_breaks_the_promise_and_closes_it_nevertheless(self, shop, finished):
        assert hear_solved(finished.conversation, by=shop.asta, at=tomorrow + A_DAY).is_resolved
        assert [one.stand for one in Promise.objects.filter(kind="follow_up")] == ["broken"]

    def test_where_nobody_has_to_ask_is_refused(self, shop, matter):
        with pytest.raises(NobodyHasToAsk):
            hear_solved(matter, by=shop.asta, at=noon)

    def test_costs_at_most_twenty_statements(self, shop, finished):
        with budget(20):
            hear_solved(finished.conversation, by=shop.asta, at=one)


class TestACustomerWhoNeverAnswers:
    def test_is_let_go_by_whoever_leads_with_a_reason(self, shop, finished):
        waive_follow_up(finished.conversation, reason="Asked three times.", by=shop.ingrida, at=evening)

        assert resolve(finished.conversation, by=shop.asta, at=evening).is_resolved

    def test_is_let_go_by_nobody_else(self, shop, finished):
        with pytest.raises(OnlyLeadsMay):
            waive_follow_up(finished.conversation, reason="Asked three times.", by=shop.asta, at=evening)


class TestAMatterThatBecomesPartOfAnother:
    @pytest.fixture
    def other(self, shop):
        return shop.receives_mail(subject="It hums still", at=noon).matter

    def test_brings_the_duty_along(self, shop, accepted, other):
        merge(accepted.conversation, into=other, by=shop.jonas, at=one)

        with pytest.raises(StillToAsk, match="Asta"):
            resolve(other, by=shop.jonas, at=one)
        assert hear_solved(other, by=shop.jonas, at=one).hand_over_count == 1

    @pytest.mark.parametrize("touched", [False, True])
    def test_taken_apart_has_its_own_again(self, shop, accepted, other, touched):
        done = merge(accepted.conversation, into=other, by=shop.jonas, at=one)
        if touched:
            own(other, by=shop.jonas, at=one)
        take_apart(done, by=shop.jonas, at=one)

        assert duty().conversation_id == accepted.conversation_id
        with pytest.raises(StillToAsk):
            resolve(accepted.conversation, by=shop.jonas, at=one)
        assert resolve(other, by=shop.jonas, at=one).hand_over_count == 0


def test_what_is_promised_by_hand_keeps_nothing_from_closing(shop, matter):
    from firsthand.promises.actions import make

    make(matter, [Saying(kind="follow_up", due_at=tomorrow)], by=shop.asta, at=noon)

    assert resolve(matter, by=shop.asta, at=one).is_resolved
