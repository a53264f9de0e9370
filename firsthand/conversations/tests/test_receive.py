"""A customer's message arrives."""

from email import message_from_bytes
from email.policy import default

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from firsthand.channels.email.read import read
from firsthand.conversations.actions import receive
from firsthand.conversations.models import Conversation, Message
from tests.budget import budget
from tests.cast import elena, minutes, nine, noon, ruta, stranger, ten


class TestAFirstLetter:
    """Rūta writes for the first time."""

    def test_opens_a_conversation_in_the_inbox_it_was_sent_to(self, shop):
        message = shop.receives_mail(from_=ruta, to="sales@namai.example", subject="Which oven?", at=nine)

        assert message.matter.team == shop.orders
        assert message.matter.subject == "Which oven?"
        assert message.matter.owner is None

    def test_is_owed_an_answer_within_working_hours(self, shop):
        message = shop.receives_mail(at=nine)

        assert message.matter.answer_due_at == nine + minutes(240)

    def test_makes_her_known_by_name_and_address(self, shop):
        message = shop.receives_mail(from_=ruta)

        assert message.author_customer.name == "Rūta Kazlauskienė"
        assert [address.value for address in message.author_customer.addresses.all()] == ["ruta@pastas.example"]

    def test_to_no_mailbox_of_ours_comes_to_the_default_inbox(self, shop):
        assert shop.receives_mail(to="whoever@namai.example").matter.inbox == shop.help

    def test_is_recorded(self, shop):
        message = shop.receives_mail()

        [entry] = shop.facts_named("message.received")
        assert (entry.conversation_id, entry.payload["message"], entry.payload["first"]) == (
            message.conversation_id,
            message.pk,
            True,
        )


class TestTheSameLetterAgain:
    """A relay sends twice what it sent once."""

    def test_is_one_message(self, shop):
        raw = shop.letter(reference="one@pastas.example")

        first, second = shop.receives(raw), shop.receives(b"Received: from relay by us\r\n" + raw)

        assert first == second
        assert Message.objects.count() == 1

    def test_without_a_message_id_is_one_message_still(self, shop):
        raw = shop.letter().replace(b"Message-ID", b"X-Was")

        assert shop.receives(raw) == shop.receives(raw)

    def test_is_compared_with_fifty_at_most_and_known_all_the_same(self, shop):
        """Somebody sends the same Message-ID with other words again and again."""
        raw = shop.letter(reference="same@pastas.example", words="The fridge hums.")
        first = shop.receives(raw)
        for number in range(51):
            Message.objects.create(kind="received", at=nine, reference="same@pastas.example", text=f"{number}")

        with CaptureQueriesContext(connection) as asked:
            again = receive(read(raw), inbox=shop.help, at=ten)

        assert again == first
        bearing = [one["sql"] for one in asked if '"reference" IN' in one["sql"]]
        assert all("LIMIT 50" in sql and '"html"' not in sql for sql in bearing) and bearing

    def test_with_other_words_under_the_same_id_is_another_message(self, shop):
        shop.receives_mail(reference="same@pastas.example", words="The fridge hums.")
        shop.receives_mail(reference="same@pastas.example", words="And now it leaks.")

        assert Message.objects.count() == 2

    def test_with_another_file_under_the_same_id_is_another_message(self, shop):
        for invitation in (b"METHOD:REQUEST", b"METHOD:CANCEL", b"METHOD:CANCEL"):
            letter = message_from_bytes(shop.letter(reference="same@pastas.example"), policy=default)
            letter.add_attachment(invitation, maintype="application", subtype="octet-stream", filename="visit.bin")
            shop.receives(letter.as_bytes())

        assert [one.attachments.get().file.read() for one in Message.objects.order_by("pk")] == [
            b"METHOD:REQUEST",
            b"METHOD:CANCEL",
        ]


class TestAnAnswerOfTheCustomer:
    """Asta has answered, and Rūta writes back."""

    def test_joins_by_the_message_id_she_was_sent(self, shop):
        ours = shop.answers(shop.receives_mail())
        Message.objects.filter(pk=ours.pk).update(reference="ours@namai.example")

        again = shop.receives_mail(answers="ours@namai.example", subject="Something else entirely", at=noon)

        assert again.conversation == ours.conversation
        assert again.matter.owner == shop.asta

    def test_joins_by_our_sealed_reply_address(self, shop):
        from firsthand.conversations.rules.reply_address import reply_address

        first = shop.receives_mail()
        sealed = reply_address("help@namai.example", conversation=first.conversation_id)

        assert shop.receives_mail(to=sealed, at=noon).conversation == first.conversation

    def test_joins_by_our_sealed_reply_address_also_when_it_names_a_report_that_stands_nowhere(self, shop):
        from firsthand.conversations.rules.reply_address import reply_address

        first = shop.receives_mail()
        Message.objects.create(kind="received", at=nine, reference="report@x.example", sender_address=ruta.address)
        sealed = reply_address("help@namai.example", conversation=first.conversation_id)

        again = shop.receives_mail(to=sealed, answers="report@x.example", at=noon)

        assert again.conversation == first.conversation

    def test_is_owed_an_answer_anew(self, shop):
        first = shop.receives_mail(reference="first@pastas.example")
        shop.answers(first, at=ten)

        again = shop.receives_mail(answers="first@pastas.example", at=noon)

        assert again.matter.answer_due_at == noon + minutes(240)
        assert again.matter.state == "open"

    def test_brings_back_what_was_resolved_to_its_owner_and_is_counted(self, shop):
        from firsthand.conversations.actions import resolve

        first = shop.receives_mail(reference="first@pastas.example")
        shop.answers(first)
        resolve(first.matter, by=shop.asta, at=ten)

        again = shop.receives_mail(answers="first@pastas.example", at=noon)

        assert (again.matter.state, again.matter.owner, again.matter.reopenings) == ("open", shop.asta, 1)
        assert len(shop.facts_named("conversation.reopened")) == 1

    def test_before_she_was_answered_leaves_the_first_due_time(self, shop):
        shop.receives_mail(reference="first@pastas.example", at=nine)

        assert shop.receives_mail(answers="first@pastas.example", at=ten).matter.answer_due_at == nine + minutes(240)


class TestSomebodyWithoutProof:
    """Ticket Trick and its kin: knowing of a matter is not taking part in it."""

    def test_who_names_a_message_that_others_wrote_opens_a_new_one_linked_as_related(self, shop):
        hers = shop.receives_mail(from_=ruta, reference="hers@pastas.example")

        theirs = shop.receives_mail(from_=stranger, answers="hers@pastas.example", subject="Re: The fridge hums")

        assert theirs.conversation != hers.conversation
        assert theirs.matter.related == hers.conversation

    def test_who_repeats_the_subject_and_a_number_opens_a_new_one(self, shop):
        hers = shop.receives_mail(from_=ruta)

        theirs = shop.receives_mail(from_=stranger, subject=f"Re: [#{hers.conversation_id}] The fridge hums")

        assert theirs.conversation != hers.conversation

    def test_who_has_the_sealed_address_but_takes_no_part_opens_a_new_one(self, shop):
        from firsthand.conversations.rules.reply_address import reply_address

        hers = shop.receives_mail(from_=ruta)
        sealed = reply_address("help@namai.example", conversation=hers.conversation_id)

        assert shop.receives_mail(from_=stranger, to=sealed).conversation != hers.conversation

    def test_who_guesses_a_seal_opens_a_new_one(self, shop):
        hers = shop.receives_mail(from_=ruta)

        guessed = f"help+c{hers.conversation_id}-aaaaaaaaaaaaaaaa@namai.example"

        assert shop.receives_mail(from_=ruta, to=guessed).conversation != hers.conversation

    def test_who_names_a_note_opens_a_new_one(self, shop):
        from firsthand.conversations.actions import note
        from firsthand.conversations.rules.words import Words

        hers = shop.receives_mail(from_=ruta)
        ours = note(hers.matter, words=Words("Careful with this one."), by=shop.asta, at=ten)
        Message.objects.filter(pk=ours.pk).update(reference="note@namai.example")

        assert shop.receives_mail(from_=ruta, answers="note@namai.example").conversation != hers.conversation

    def test_two_customers_who_answer_the_same_newsletter_stay_apart(self, shop):
        one = shop.receives_mail(from_=ruta, answers="newsletter-7@namai.example")
        other = shop.receives_mail(from_=elena, answers="newsletter-7@namai.example")

        assert one.conversation != other.conversation


class TestSomebodyInCopy:
    """Rūta copied her husband; he was sent the letter, so he may answer it."""

    def test_joins_the_conversation_and_is_himself(self, shop):
        hers = shop.receives_mail(from_=ruta, reference="hers@pastas.example", Cc="elena@posta.example")

        his = shop.receives_mail(from_=elena, answers="hers@pastas.example")

        assert his.conversation == hers.conversation
        assert his.author_customer != hers.author_customer
        assert his.matter.customer == hers.author_customer


class TestAMachine:
    """A vacation text answers what we sent."""

    @pytest.mark.parametrize(
        "header", [{"Auto_Submitted": "auto-replied"}, {"X_Autoreply": "yes", "Precedence": "auto_reply"}]
    )
    def test_neither_reopens_nor_is_owed_an_answer(self, shop, header):
        from firsthand.conversations.actions import resolve

        first = shop.receives_mail(reference="first@pastas.example")
        shop.answers(first)
        resolve(first.matter, by=shop.asta, at=ten)

        away = shop.receives_mail(
            answers="first@pastas.example", subject="Automatic reply: The fridge hums", at=noon, **header
        )

        assert away.conversation == first.conversation
        assert (away.matter.state, away.matter.answer_due_at) == ("resolved", None)

    def test_that_answers_nothing_of_ours_asks_nobody_to_act(self, shop):
        away = shop.receives_mail(Auto_Submitted="auto-replied", subject="Out of office")

        assert away.matter.state == "resolved"


class TestItsCost:
    """Taking in one plain letter, all of it, takes at most 25 statements."""

    def test_of_a_first_letter(self, shop):
        raw = shop.letter()

        with budget(25):
            shop.receives(raw)

    def test_of_an_answer(self, shop):
        shop.receives_mail(reference="first@pastas.example")
        raw = shop.letter(answers="first@pastas.example")

        with budget(25):
            shop.receives(raw)

    def test_conversations_are_counted_right(self, shop):
        shop.receives_mail(reference="first@pastas.example")
        shop.receives_mail(answers="first@pastas.example")

        assert Conversation.objects.get().message_count == 2
