"""An answer is written that leaves later."""

from datetime import timedelta

import pytest
from django.utils import translation

from firsthand.conversations.actions import (
    change_unsent,
    discard_unsent,
    give_to_customer,
    let_through,
    mark_spam,
    postpone,
    reply,
    resolve,
    send_at_its_time,
    send_now,
    take_back_unsent,
)
from firsthand.conversations.models import Message, Unsent
from firsthand.conversations.rules.addressing import Addressing
from firsthand.conversations.rules.incoming import Party
from firsthand.conversations.rules.refusals import (
    HasLeft,
    IsHeldBack,
    LeavesInThePast,
    LeavesTooLate,
    NothingWritten,
    NotYours,
    WasThrownAway,
)
from firsthand.conversations.rules.words import Words
from firsthand.files.store import store
from firsthand.journal.models import Errand
from firsthand.notices.models import Notice
from firsthand.people.actions import recognise
from tests.budget import budget
from tests.cast import elena, evening, minutes, nine, noon, one, ten

HELLO = Words("Hello Rūta, did it help?")


@pytest.fixture
def asked(shop):
    return shop.receives_mail(at=nine)


@pytest.fixture
def unsent(shop, asked):
    """Asta's answer of ten, which leaves at noon."""
    return postpone(asked.matter, words=HELLO, leaves_at=noon, by=shop.asta, at=ten, read_to=asked.pk)


def again(unsent) -> Unsent:
    return Unsent.objects.get(pk=unsent.pk)


def replies() -> list[Message]:
    return list(Message.objects.filter(kind="reply"))


class TestUntilItsTime:
    def test_nothing_is_sent_and_the_answer_is_owed_still(self, shop, asked, unsent):
        assert not replies()
        assert (shop.conversation().state, shop.conversation().answer_due_at) == ("open", asked.matter.answer_due_at)

    def test_the_matter_is_its_writers(self, shop, unsent):
        assert shop.conversation().owner == shop.asta

    def test_an_errand_waits_for_its_time(self, unsent):
        assert Errand.objects.get(path__endswith="let_leave").run_at == noon

    def test_an_errand_that_comes_too_early_sends_nothing(self, unsent):
        send_at_its_time(unsent.pk, at=noon - minutes(1))

        assert not replies() and again(unsent).is_waiting

    def test_it_costs_at_most_eleven_statements(self, shop, asked):
        with budget(11):
            postpone(asked.matter, words=HELLO, leaves_at=noon, by=shop.asta, at=ten)

    def test_it_is_kept_once_under_one_id(self, shop, asked):
        kept = [
            postpone(asked.matter, words=HELLO, leaves_at=noon, by=shop.asta, at=ten, external_id="form-1")
            for _ in range(2)
        ]
        assert kept[0] == kept[1] and shop.conversation().unsent_count == 1


class TestAtItsTime:
    def test_it_leaves_once_however_often_it_is_tried(self, shop, unsent):
        for late in (0, 1, 2):
            send_at_its_time(unsent.pk, at=noon + minutes(late))

        [message] = replies()
        assert (message.text, message.author_representative, message.at) == (HELLO.text, shop.asta, noon)
        assert (again(unsent).state, shop.conversation().unsent_count) == ("sent", 0)
        assert shop.conversation().state == "waiting"

    def test_it_takes_its_files_and_copies_along(self, shop, asked):
        file = store(b"%PDF", name="guide.pdf", mime="application/pdf")
        said = Addressing(cc=(Party("petras@pastas.example", "Petras"),), sender="help@namai.example")
        unsent = postpone(
            asked.matter, words=Words("Here.", files=(file,)), addressing=said, leaves_at=noon, by=shop.asta, at=ten
        )

        send_at_its_time(unsent.pk, at=noon)

        [message] = replies()
        assert [one.file for one in message.attachments.all()] == [file]
        assert [one["kind"] for one in message.recipients] == ["to", "cc"]
        assert message.sent_from == "help@namai.example"

    def test_it_is_held_back_where_the_matter_is_another_customers_by_now(self, shop, asked, unsent):
        somebody = recognise(elena.address, at=ten)
        give_to_customer(asked.matter, customer=somebody, by=shop.asta, at=ten)

        send_at_its_time(unsent.pk, at=noon)

        assert not replies()
        assert again(unsent).state == "held" and "Rūta Kazlauskienė" in again(unsent).because

    def test_it_leaves_when_somebody_has_decided_on_that(self, shop, asked, unsent):
        give_to_customer(asked.matter, customer=recognise(elena.address, at=ten), by=shop.asta, at=ten)
        change_unsent(unsent, leaves_at=one, by=shop.asta, at=ten)

        send_at_its_time(unsent.pk, at=one)

        assert [to["address"] for to in replies()[0].recipients] == [elena.address]

    def test_it_leaves_though_the_matter_was_solved(self, shop, asked, unsent):
        resolve(asked.matter, by=shop.asta, at=ten + minutes(1))

        send_at_its_time(unsent.pk, at=noon)

        assert len(replies()) == 1

    def test_it_costs_at_most_twenty_statements(self, unsent):
        with budget(20):
            send_at_its_time(unsent.pk, at=noon)


class TestWhenTheCustomerWritesBefore:
    def test_it_is_held_back_and_its_writer_told(self, shop, asked, unsent):
        shop.receives_mail(answers=asked, words="It is quiet now!", at=one - minutes(90))
        send_at_its_time(unsent.pk, at=noon)

        assert not replies()
        assert (again(unsent).state, again(unsent).why) == ("held", "customer-wrote")
        assert Notice.objects.filter(representative=shop.asta, about="reply.held_back").count() == 1

    def test_it_leaves_when_its_writer_decides_so(self, shop, asked, unsent):
        shop.receives_mail(answers=asked, words="It is quiet now!", at=ten + minutes(5))

        send_now(unsent, by=shop.asta, at=noon)

        assert len(replies()) == 1 and again(unsent).message == replies()[0]

    def test_a_machine_that_writes_holds_nothing_back(self, shop, asked, unsent):
        shop.receives_mail(answers=asked, words="I am away.", at=ten + minutes(5), Auto_Submitted="auto-replied")

        assert again(unsent).is_waiting

    def test_other_matters_are_untouched(self, shop, unsent):
        shop.receives_mail(subject="Something else", words="Another thing.", at=ten + minutes(5))

        assert again(unsent).is_waiting


class TestWhenItCannotLeave:
    def test_a_colleague_answered_meanwhile(self, shop, asked, unsent):
        shop.answers(asked, by=shop.ingrida, at=ten + minutes(5))

        send_at_its_time(unsent.pk, at=noon)

        assert len(replies()) == 1
        assert again(unsent).state == "held" and "Ingrida has just answered" in again(unsent).because
        assert Notice.objects.filter(representative=shop.asta, about="reply.held_back").exists()

    def test_says_so_in_the_language_of_who_reads_it_whatever_the_workers_is(self, shop, asked, unsent):
        shop.answers(asked, by=shop.ingrida, at=ten + minutes(5))
        with translation.override("it"):
            send_at_its_time(unsent.pk, at=noon)

        assert "Ingrida has just answered." in again(unsent).because
        with translation.override("lt"):
            assert "Ingrida ką tik atsakė." in again(unsent).because

    def test_keeps_what_was_written_down_before_as_a_whole_sentence(self, unsent):
        unsent.why, unsent.why_words = "refused", "Ingrida {has} just answered."

        assert unsent.because == "It could not leave. Ingrida {has} just answered."

    def test_its_writer_has_left(self, shop, asked, unsent):
        shop.asta.account.is_active = False
        shop.asta.account.save(update_fields=["is_active"])

        send_at_its_time(unsent.pk, at=noon)

        assert not replies() and again(unsent).state == "held"


class TestAChange:
    def test_of_the_time_counts_and_the_earlier_errand_does_nothing(self, shop, unsent):
        change_unsent(unsent, leaves_at=evening, by=shop.asta, at=ten)
        send_at_its_time(unsent.pk, at=noon)
        assert not replies()

        send_at_its_time(unsent.pk, at=evening)
        assert len(replies()) == 1

    def test_of_the_words_counts(self, shop, unsent):
        change_unsent(unsent, text="Hello again.", by=shop.asta, at=ten)
        send_at_its_time(unsent.pk, at=noon)

        assert replies()[0].text == "Hello again."

    def test_takes_words_for_words_alone(self, shop, unsent):
        with pytest.raises(NothingWritten):
            change_unsent(unsent, text="  ", by=shop.asta, at=ten)

    def test_gives_a_time_to_what_was_held_back(self, shop, unsent):
        take_back_unsent(unsent, by=shop.asta, at=ten)
        change_unsent(unsent, leaves_at=evening, by=shop.asta, at=ten)
        send_at_its_time(unsent.pk, at=evening)

        assert len(replies()) == 1

    def test_comes_too_late_when_it_has_left(self, shop, unsent):
        send_at_its_time(unsent.pk, at=noon)

        for act in (change_unsent, take_back_unsent, discard_unsent, send_now):
            with pytest.raises(HasLeft):
                act(unsent, by=shop.asta, at=noon)

    def test_costs_at_most_ten_statements(self, shop, unsent):
        with budget(10):
            change_unsent(unsent, text="Hello again.", leaves_at=evening, by=shop.asta, at=ten)


class TestAnAnswerWithForm:
    @pytest.fixture
    def unsent(self, shop, asked):
        words = Words("Hello Rūta, did it help?", html="<p>Hello <b>Rūta</b>, did it help?</p>")
        return postpone(asked.matter, words=words, leaves_at=noon, by=shop.asta, at=ten)

    @pytest.mark.parametrize("text", [None, "Hello Rūta, did it help?", " Hello Rūta, did it help?\n"])
    def test_keeps_it_when_only_its_time_is_changed(self, shop, unsent, text):
        change_unsent(unsent, text=text, leaves_at=evening, by=shop.asta, at=ten)
        send_at_its_time(unsent.pk, at=evening)

        assert replies()[0].html == unsent.html

    def test_leaves_plain_when_its_words_are_changed(self, shop, unsent):
        assert change_unsent(unsent, text="Hello again.", by=shop.asta, at=ten).html == ""


class TestInAConversationThatIsHeldBackMeanwhile:
    @pytest.fixture
    def held(self, shop, asked, unsent):
        mark_spam(asked.matter, by=shop.asta, at=ten + minutes(5))
        return unsent

    def test_it_does_not_leave_and_its_writer_is_told_why(self, shop, held):
        send_at_its_time(held.pk, at=noon)

        assert not replies()
        assert (again(held).state, again(held).why, again(held).why_words) == ("held", "matter-held", "")
        assert [one.representative for one in Notice.objects.filter(about="reply.held_back")] == [shop.asta]

    def test_it_does_not_leave_by_hand_either(self, shop, held):
        with pytest.raises(IsHeldBack):
            send_now(held, by=shop.asta, at=noon)

        assert not replies() and again(held).is_waiting

    def test_it_leaves_at_a_new_time_once_that_was_let_through(self, shop, held, asked):
        send_at_its_time(held.pk, at=noon)
        let_through(asked.matter, by=shop.asta, at=noon)
        change_unsent(held, leaves_at=evening, by=shop.asta, at=noon)
        send_at_its_time(held.pk, at=evening)

        assert len(replies()) == 1


class TestTakingItBack:
    def test_keeps_it_until_somebody_decides_and_tells_nobody(self, shop, unsent):
        take_back_unsent(unsent, by=shop.asta, at=ten)
        send_at_its_time(unsent.pk, at=noon)

        assert not replies() and again(unsent).state == "held"
        assert shop.conversation().unsent_count == 1
        assert not Notice.objects.filter(about="reply.held_back").exists()

    def test_brings_back_what_was_thrown_away(self, shop, unsent):
        discard_unsent(unsent, by=shop.asta, at=ten)
        assert shop.conversation().unsent_count == 0
        with pytest.raises(WasThrownAway):
            send_now(unsent, by=shop.asta, at=ten)

        take_back_unsent(unsent, by=shop.asta, at=ten)

        assert shop.conversation().unsent_count == 1

    def test_costs_at_most_eight_statements(self, shop, unsent):
        with budget(8):
            take_back_unsent(unsent, by=shop.asta, at=ten)


class TestWhatIsRefused:
    @pytest.mark.parametrize(
        ("leaves_at", "refusal"), [(ten, LeavesInThePast), (ten + timedelta(days=400), LeavesTooLate)]
    )
    def test_is_a_time_that_is_none(self, shop, asked, leaves_at, refusal):
        with pytest.raises(refusal):
            postpone(asked.matter, words=HELLO, leaves_at=leaves_at, by=shop.asta, at=ten)

    def test_is_what_is_not_theirs(self, shop, asked, unsent):
        with pytest.raises(NotYours):
            postpone(asked.matter, words=HELLO, leaves_at=noon, by=shop.marco, at=ten)
        for act in (change_unsent, take_back_unsent, discard_unsent, send_now):
            with pytest.raises(NotYours):
                act(unsent, by=shop.marco, at=ten)


class TestAnIdThatAnotherProgramTook:
    def test_keeps_no_answer_from_leaving(self, shop, unsent):
        other = shop.receives_mail(from_=elena, subject="The sofa", words="When?").matter
        reply(other, words=HELLO, by=shop.asta, at=ten, external_id=f"unsent-{unsent.pk}")

        send_at_its_time(unsent.pk, at=unsent.leaves_at)

        assert Message.objects.get(conversation=unsent.conversation, kind="reply").text == HELLO.text
