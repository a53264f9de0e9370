"""A visitor says something."""

import os
from pathlib import Path

import pytest
from django.conf import settings

from firsthand.channels.chat.actions import bring_file, follow_up, reach
from firsthand.channels.chat.actions.reach import NoAddress
from firsthand.channels.chat.actions.say import FilesAreGone, ProofIsUsed
from firsthand.channels.chat.errands import tidy
from firsthand.channels.chat.models import BroughtFile, Visitor
from firsthand.conversations.actions import give_to_customer, mark_spam, merge, note, resolve
from firsthand.conversations.models import Conversation, Message
from firsthand.conversations.rules.words import Words
from firsthand.files.models import StoredFile
from firsthand.journal.models import Errand
from firsthand.kit.tokens import fingerprint
from firsthand.people.actions import join, recognise
from firsthand.people.models import Customer
from tests.budget import budget
from tests.cast import minutes, nine, ruta


class TestAFirstWord:
    """Somebody whom nobody knows asks about a fridge."""

    def test_begins_a_conversation_on_the_desk_of_the_team(self, shop, visitor):
        conversation = visitor.says("Is the fridge in stock?").matter

        assert (conversation.team, conversation.state, conversation.subject) == (
            shop.repairs,
            "open",
            "Is the fridge in stock?",
        )

    def test_owes_an_answer_within_the_minutes_of_the_chat(self, visitor):
        assert visitor.says("Hello?").matter.answer_due_at == nine + minutes(10)

    def test_names_nobody_who_is_not_known(self, visitor):
        assert visitor.says("Hello?").matter.customer.name.startswith("Visitor ")

    def test_is_one_message_however_often_it_is_sent(self, visitor):
        first = visitor.says("Hello?", name="the-same-name")

        assert visitor.says("Hello?", name="the-same-name") == first
        assert visitor.comes().says("Hello?", name="the-same-name") == first
        assert Message.objects.count() == 1

    def test_is_told_as_every_message_is(self, shop, visitor):
        visitor.says("Hello?")

        assert [entry.payload["first"] for entry in shop.facts_named("message.received")] == [True]

    def test_writes_to_nobody_by_mail(self, shop, visitor):
        visitor.says("Hello?")

        assert not Message.objects.filter(kind="acknowledgement").exists()


class TestTheNextWord:
    """They go on."""

    def test_stands_in_the_same_conversation(self, visitor):
        first = visitor.says("Hello?")

        assert visitor.says("Still there?").conversation == first.conversation

    def test_brings_a_solved_matter_back_to_its_owner(self, shop, visitor):
        shop.answers(visitor.says("Hello?"))
        resolve(Conversation.objects.get(), by=shop.asta, at=nine + minutes(20))

        conversation = visitor.says("One more thing", at=nine + minutes(30)).matter

        assert (conversation.state, conversation.owner) == ("open", shop.asta)

    def test_days_after_it_was_solved_is_another_matter(self, shop, visitor):
        first = visitor.says("Hello?")
        shop.answers(first)
        resolve(first.matter, by=shop.asta, at=nine + minutes(20))

        assert visitor.says("Hello again", at=nine + minutes(5 * 24 * 60)).conversation != first.conversation

    def test_is_kept_where_it_was_called_spam(self, shop, visitor):
        mark_spam(visitor.says("Buy gold").matter, by=shop.asta, at=nine + minutes(1))

        assert visitor.says("More gold").matter.is_held

    def test_keeps_its_files_there_too(self, shop, chat, visitor):
        mark_spam(visitor.says("Look at my fridge").matter, by=shop.asta, at=nine + minutes(1))
        brought = bring_file(
            chat, content=b"a fridge", name="fridge.txt", mime="text/plain", by=fingerprint(visitor.token), at=nine
        )

        sent = visitor.says("", files=(brought.pk,))
        assert [one.file.name for one in sent.attachments.all()] == ["fridge.txt"]

    def test_is_refused_without_its_files_and_stands_once_though_they_are_gone(self, chat, visitor):
        brought = bring_file(
            chat, content=b"a fridge", name="fridge.txt", mime="text/plain", by=fingerprint(visitor.token), at=nine
        )
        sent = visitor.says("Look", name="the-first", files=(brought.pk,))
        tidy.func()

        assert visitor.says("Look", name="the-first", files=(brought.pk,)) == sent
        assert sent.attachments.get().file.read() == b"a fridge"
        with pytest.raises(FilesAreGone):
            visitor.says("Look", name="the-second", files=(brought.pk,))

    def test_leaves_nothing_of_files_that_were_never_sent(self, chat, visitor):
        bring_file(chat, content=b"never sent", name="a.txt", mime="text/plain", by="x" * 64, at=nine)
        lying = Path(settings.FILES_FOLDER) / "aside" / BroughtFile.objects.get().aside
        os.utime(lying, (nine.timestamp(), nine.timestamp()))

        tidy.func()

        assert not (lying.exists() or BroughtFile.objects.exists() or StoredFile.objects.exists())

    def test_takes_few_statements(self, visitor):
        visitor.says("Hello?")

        with budget(16):
            visitor.says("Still there?", at=nine + minutes(1))


class TestAnAnswer:
    """Asta answers in the desk, as she answers a letter."""

    @pytest.fixture
    def answer(self, shop, visitor):
        return shop.answers(visitor.says("Is it in stock?"), words="Four of them.", at=nine + minutes(2))

    def test_lies_in_the_chat_at_once(self, answer, visitor):
        assert visitor.reads() == ["Is it in stock?", "Four of them."]

    def test_is_written_to_no_address(self, answer):
        assert (answer.channel, answer.recipients, answer.delivery) == ("chat", [], "sent")

    def test_bears_the_name_of_who_wrote_it(self, answer, visitor):
        assert visitor.hears().messages[-1]["by"]["name"] == "Asta"

    def test_is_fetched_from_a_cursor_on(self, answer, visitor):
        first, second = visitor.hears().messages

        assert visitor.reads(after=first["n"]) == ["Four of them."]
        assert visitor.reads(after=second["n"]) == []

    def test_stands_beside_no_note(self, shop, answer, visitor):
        note(answer.matter, words=Words("Between us"), by=shop.asta, at=nine + minutes(3))

        assert visitor.reads() == ["Is it in stock?", "Four of them."]

    def test_is_asked_for_in_few_statements(self, answer, visitor):
        visitor.comes()

        with budget(8):
            visitor.reads()


class TestAnotherVisitor:
    """Somebody else in the same chat."""

    def test_sees_nothing_of_it(self, visitor, another):
        visitor.says("My number is 4711")

        assert another.reads() == []

    def test_begins_a_conversation_of_their_own(self, visitor, another):
        assert visitor.says("Hello?").conversation != another.says("Hello?").conversation

    def test_may_use_the_same_name_for_a_message(self, visitor, another):
        assert visitor.says("Mine", name="the-same-name") != another.says("Theirs", name="the-same-name")

    def test_cannot_send_a_file_that_somebody_else_brought(self, chat, visitor, another):
        brought = bring_file(
            chat, content=b"secret", name="passport.txt", mime="text/plain", by=fingerprint(visitor.token), at=nine
        )

        with pytest.raises(FilesAreGone):
            another.says("Look", files=(brought.pk,))
        assert [one.file.name for one in visitor.says("Look", files=(brought.pk,)).attachments.all()] == [
            "passport.txt"
        ]


class TestWhomTheSiteVouchesFor:
    """Rūta is signed in on the site."""

    def test_is_the_customer_with_that_address_which_is_proven_now(self, shop, signed_in):
        known = shop.receives_mail(from_=ruta).matter.customer

        assert signed_in().says("Hello?").matter.customer == known
        assert known.addresses.get().verified_how == "site"

    def test_is_met_in_the_language_that_the_site_says(self, signed_in):
        assert signed_in(language="lt").says("Hello?").matter.customer.language == "lt"

    def test_is_met_where_nobody_knows_them(self, signed_in):
        customer = signed_in(email="").says("Hello?").matter.customer

        assert (customer.name, customer.external_id) == ("Rūta", "4711")

    def test_goes_on_with_their_chat_on_another_device(self, signed_in):
        signed_in().says("Hello from the phone")

        laptop = signed_in(token="laptop-" + "l" * 40, jti="another word of the site").comes()

        assert laptop.reads() == ["Hello from the phone"]

    def test_hears_the_newest_also_where_most_of_it_was_said_here(self, signed_in):
        visitor = signed_in()
        first = visitor.says("Hello?")
        old = {"conversation": first.matter, "kind": "received", "author_customer": first.author_customer, "at": nine}
        mark = Visitor.objects.get().mark
        Message.objects.bulk_create(Message(**old, channel="chat", fingerprint=f"{mark}{n}") for n in range(100))
        Message.objects.create(**old, text="By mail")

        assert visitor.reads()[-1] == "By mail"

    def test_is_nobody_when_the_word_was_used_in_another_browser(self, signed_in):
        signed_in().says("My number is 4711")
        thief = signed_in(token="thief-" + "t" * 40).comes()

        assert thief.reads() == []
        assert thief.says("Give me her orders").matter.customer.external_id is None

    def test_is_refused_when_two_browsers_bring_one_word_at_once(self, signed_in):
        phone, thief = signed_in().comes(), signed_in(token="thief-" + "t" * 40).comes()
        phone.says("Hello?")

        with pytest.raises(ProofIsUsed):
            thief.says("Hello?")

    def test_shows_nothing_to_the_same_browser_without_the_word(self, signed_in):
        browser = signed_in()
        browser.says("My number is 4711")
        browser.identity = ""

        assert browser.comes().reads() == []

    def test_never_becomes_somebody_who_bears_another_number(self, signed_in):
        first = signed_in().says("Hello?").matter.customer
        other = signed_in(token="other-" + "o" * 40, sub="4712").says("Hello?").matter.customer

        assert other != first


class TestAMatterThatWasGivenToAnotherCustomer:
    """Jonas took the visitor for Rūta."""

    def test_goes_on_in_the_chat_and_shows_none_of_her_letters(self, shop, visitor):
        conversation = visitor.says("It is me").matter
        her = recognise(ruta.address, name=ruta.name, at=nine)
        given = give_to_customer(conversation, customer=her, by=shop.jonas, at=nine + minutes(1))
        Message.objects.create(conversation=given, kind="reply", text="To her alone", at=nine)

        assert visitor.reads() == ["It is me"]

    def test_shows_nothing_of_the_chat_of_whose_it_is(self, shop, visitor, another):
        hers = another.says("My number is 4711")
        shop.answers(hers, words="Thank you, 4711.")
        merge(
            visitor.says("It is me").matter,
            into=hers.matter,
            by=shop.jonas,
            at=nine + minutes(9),
            across_customers=True,
        )

        assert visitor.reads() == ["It is me"]


class TestWhereTheyCanBeReached:
    """The visitor gives an address."""

    def test_is_theirs_where_nobody_has_it(self, visitor):
        conversation = visitor.says("Hello?").matter
        reach(Visitor.objects.get(), address="New@Pastas.Example", name="Ona", at=nine)

        customer = Customer.objects.get(pk=conversation.customer_id)
        assert (customer.name, [one.value for one in customer.addresses.all()]) == ("Ona", ["new@pastas.example"])
        assert customer.addresses.get().verified_at is None

    def test_makes_nobody_the_customer_who_has_it(self, shop, visitor):
        her = shop.receives_mail(from_=ruta).matter.customer
        conversation = visitor.says("Hello?").matter
        reach(Visitor.objects.get(), address=ruta.address, at=nine)

        assert Conversation.objects.get(pk=conversation.pk).customer != her
        assert Visitor.objects.get().address == ruta.address

    def test_is_not_theirs_beside_another_that_was_only_typed(self, visitor):
        customer = visitor.says("Hello?").matter.customer
        for typed in ("stranger@pastas.example", "mine@pastas.example"):
            reach(Visitor.objects.get(), address=typed, at=nine)

        assert [one.value for one in customer.addresses.all()] == ["stranger@pastas.example"]
        assert Visitor.objects.get().address == "mine@pastas.example"

    def test_changes_nothing_of_the_person_whom_a_colleague_took_them_for(self, shop, visitor):
        her = shop.receives_mail(from_=ruta).matter.customer
        join(her, visitor.says("It is me").matter.customer, reasons=[], by=shop.asta, at=nine)
        reach(Visitor.objects.get(), address="mine@pastas.example", name="Me", at=nine)

        her.refresh_from_db()
        assert (her.name, [one.value for one in her.addresses.all()]) == (ruta.name, [ruta.address])

    @pytest.mark.parametrize(
        "typed", ["", "nobody", '"a b"@pastas.example', "a@b@c", "a@pastas.example, b@pastas.example"]
    )
    def test_is_one_address_and_nothing_else(self, visitor, typed):
        visitor.says("Hello?")

        with pytest.raises(NoAddress):
            reach(Visitor.objects.get(), address=typed, at=nine)

    def test_shows_nothing_that_somebody_else_answers_from_there(self, shop, visitor):
        shop.receives_mail(from_=ruta)
        asked = visitor.says("Hello?")
        reach(Visitor.objects.get(), address=ruta.address, at=nine)
        answer = shop.answers(asked, words="Hello.", at=nine + minutes(1))
        follow_up(answer.pk, at=nine + minutes(3))
        Message.objects.filter(pk=answer.pk).update(reference="answer@namai.example")

        letter = shop.letter(words="My number is 4711", answers="answer@namai.example")
        assert shop.receives(letter, at=nine + minutes(4)).conversation == asked.conversation
        assert visitor.reads() == ["Hello?", "Hello."]

    def test_is_followed_up_after_an_answer(self, shop, visitor):
        shop.answers(visitor.says("Hello?"))

        assert Errand.objects.filter(path__endswith="chat.errands.follow_up").exists()
