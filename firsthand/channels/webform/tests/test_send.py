"""Somebody sends a form."""

from datetime import timedelta

import pytest

from firsthand.channels.email.actions import block
from firsthand.channels.email.actions.acknowledge import acknowledge_letter
from firsthand.channels.webform.actions import send
from firsthand.channels.webform.models import Sending
from firsthand.channels.webform.rules.refusals import TooMuchSent
from firsthand.channels.webform.tests.forms import RUTA, filled
from firsthand.conversations.models import Conversation, Message
from firsthand.conversations.queries import search
from firsthand.conversations.rules.incoming import IncomingFile
from firsthand.people.models import Address, Customer
from tests.budget import budget
from tests.cast import evening, minutes, nine, ten

INVOICE = IncomingFile("invoice.pdf", "application/pdf", b"%PDF-1.4 invoice", "", inline=False)


class TestAMessageByForm:
    """Rūta fills in the form of the shop."""

    def test_stands_in_a_new_conversation_of_the_inbox(self, shop, form):
        message = send(form, filled(form), at=nine)

        matter = shop.conversation()
        assert (matter.inbox, matter.team, matter.state) == (shop.help, shop.repairs, "open")
        assert matter.subject == "Write to us: The fridge hums at night."
        assert message.reply_text == "The fridge hums at night."
        assert matter.customer.name == "Rūta Kazlauskienė"

    def test_is_owed_an_answer_by_the_working_hours(self, shop, form):
        send(form, filled(form), at=nine)

        assert shop.conversation().answer_due_at == nine + minutes(240)

    def test_keeps_each_question_as_it_was_asked(self, shop, form):
        about = form.questions[2].options[1].code
        message = send(form, filled(form, RUTA | {"about": about, "day": "2026-12-01"}, language="lt"), at=nine)

        assert [(one["label"], one["value"]) for one in message.fields] == [
            ("Jūsų vardas", "Rūta Kazlauskienė"),
            ("Jūsų el. paštas", "ruta@pastas.example"),
            ("Apie ką", "Pristatymą"),
            ("A day that suits you", "2026-12-01"),
        ]
        assert message.matter.language == "lt"

    def test_is_found_by_what_was_answered(self, shop, form):
        message = send(form, filled(form, RUTA | {"phone": "+370 612 30944"}), at=nine)

        assert [one.message for one in search(shop.asta, "30944")] == [message.pk]

    def test_has_its_files(self, shop, form):
        message = send(form, filled(form, files=[INVOICE]), at=nine)

        assert [one.file.name for one in message.attachments.all()] == ["invoice.pdf"]
        assert message.attachments.get().file.read() == b"%PDF-1.4 invoice"

    def test_leaves_the_address_unproven(self, shop, form):
        send(form, filled(form), at=nine)

        assert Address.objects.get().verified_at is None

    def test_costs_no_more_than_a_letter(self, shop, form):
        send(form, filled(form), at=nine)

        with budget(25):
            send(form, filled(form, RUTA | {"words": "And it leaks."}, page="page-2"), at=ten)


class TestTheSamePage:
    """A button pressed twice, a page sent again after a lost network."""

    def test_sent_twice_is_one_message(self, shop, form):
        first = send(form, filled(form), at=nine)
        again = send(form, filled(form), at=nine + minutes(5))

        assert first == again
        assert (Message.objects.count(), Sending.objects.count()) == (1, 1)

    def test_sent_with_other_words_is_another_message(self, shop, form):
        first = send(form, filled(form), at=nine)
        second = send(form, filled(form, RUTA | {"words": "It hums by day too."}), at=nine + minutes(5))

        assert first.conversation_id != second.conversation_id
        assert second.matter.related_id == first.conversation_id

    def test_sent_with_another_file_is_another_message(self, shop, form):
        send(form, filled(form), at=nine)
        send(form, filled(form, files=[INVOICE]), at=nine + minutes(5))

        assert Message.objects.count() == 2


class TestAnAddressThatSomebodyTyped:
    """Anybody can type Rūta's address: it proves nothing."""

    @pytest.fixture
    def asked(self, shop) -> Message:
        asked = shop.receives_mail(at=nine)
        shop.answers(asked)
        return Message.objects.get(pk=asked.pk)

    def test_joins_no_conversation_of_hers(self, shop, form, asked):
        message = send(form, filled(form, RUTA | {"words": "Re: The fridge hums"}), at=ten)

        assert message.conversation_id != asked.conversation_id

    def test_joins_none_by_ids_in_its_words_either(self, shop, form, asked):
        ours = Message.objects.get(kind="reply")
        words = f"In-Reply-To: <{asked.reference}> <{ours.reference}> [#{asked.conversation_id}]"
        message = send(form, filled(form, RUTA | {"words": words, "name": f"<{asked.reference}>"}), at=ten)

        assert message.conversation_id != asked.conversation_id
        assert message.in_reply_to == ""

    def test_meets_nobody_twice(self, shop, form, asked):
        send(form, filled(form), at=ten)

        assert Customer.objects.count() == 1

    def test_does_not_rename_her(self, shop, form, asked):
        send(form, filled(form, RUTA | {"name": "Mallory"}), at=ten)

        assert Customer.objects.get().name == "Rūta Kazlauskienė"


class TestWhoeverSentIt:
    """They are told by mail, as after a letter, and answered by mail."""

    def test_is_told_that_it_arrived(self, shop, form):
        message = send(form, filled(form), at=nine)
        acknowledge_letter(message.pk, at=nine)

        told = Message.objects.get(kind="acknowledgement")
        assert told.recipients == [{"kind": "to", "address": "ruta@pastas.example", "name": ""}]
        assert "hums" not in told.text + told.subject  # a stranger's words go to nobody

    def test_is_not_told_of_what_is_long_past(self, shop, form):
        message = send(form, filled(form), at=nine)
        acknowledge_letter(message.pk, at=evening)

        assert not Message.objects.filter(kind="acknowledgement").exists()

    def test_is_answered_at_the_address_they_typed(self, shop, form):
        answer = shop.answers(send(form, filled(form), at=nine))

        assert [one["address"] for one in answer.recipients] == ["ruta@pastas.example"]


class TestWhoLooksLikeAMachine:
    """They are held back, where a person looks; nothing is lost and nobody is puzzled."""

    @pytest.mark.parametrize(
        ("how", "code"),
        [
            ({"is_trapped": True}, "trapped"),
            ({"took": None}, "unstamped"),
            ({"took": timedelta(seconds=1)}, "hasty"),
        ],
    )
    def test_is_held_back(self, shop, form, how, code):
        send(form, filled(form, **how), at=nine)

        held = shop.conversation()
        assert (held.state, held.held_for) == ("held", "likely")
        assert code in [one["code"] for one in held.holds.get().reasons]

    @pytest.mark.parametrize("how", [{}, {"took": timedelta(seconds=4)}, {"took": timedelta(days=9)}])
    def test_is_not_whoever_takes_their_time(self, shop, form, how):
        send(form, filled(form, **how), at=nine)

        assert shop.conversation().state == "open"

    def test_is_who_sends_much_from_one_place(self, shop, form):
        for number in range(13):
            address = f"one{number}@elsewhere.example"
            send(form, filled(form, RUTA | {"email": address}, page=f"page-{number}"), at=nine + minutes(number))

        states = Conversation.objects.order_by("pk").values_list("state", flat=True)
        assert list(states) == ["open"] * 12 + ["held"]

    def test_is_who_sends_much_in_one_name(self, shop, form):
        for number in range(6):
            sent = filled(form, RUTA | {"words": f"{number}"}, page=f"page-{number}", client=f"203.0.113.{number}")
            send(form, sent, at=nine)

        assert Conversation.objects.filter(state="held").count() == 1

    def test_is_refused_only_when_it_is_a_flood(self, shop, form):
        message = send(form, filled(form), at=nine)
        some = {"form": form, "place": Sending.objects.get().place, "address": "x", "stamp": "y", "at": message.at}
        Sending.objects.bulk_create(Sending(**some) for _ in range(60))

        with pytest.raises(TooMuchSent):
            send(form, filled(form, page="page-2", at=nine), at=nine + minutes(1))
        send(form, filled(form, page="page-3"), at=nine + minutes(90))
        assert Message.objects.count() == 2

    def test_is_known_to_the_spam_filter_by_blocked_address(self, shop, form):
        block("pastas.example", by=shop.ingrida, at=nine)
        send(form, filled(form), at=nine)

        assert shop.conversation().held_for == "blocked"
