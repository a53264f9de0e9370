"""Somebody outside is asked about a matter, and answers; its customer never knows."""

import pytest

from firsthand.api.tests.programs import program_of_customer
from firsthand.channels.email.actions.deliver import deliver
from firsthand.channels.email.tests.mail_server import mail_server
from firsthand.conversations.actions import answer_aside, begin_aside, snooze
from firsthand.conversations.models import Conversation, Message, SideThread
from firsthand.conversations.rules.addressing import Addressing
from firsthand.conversations.rules.incoming import Party
from firsthand.conversations.rules.refusals import CustomerIsNotOutside, NobodyOutside, NothingWritten, NotYours
from firsthand.conversations.rules.return_address import return_address
from firsthand.conversations.rules.side_address import side_address
from firsthand.conversations.rules.words import Words
from firsthand.files.store import store
from firsthand.journal.models import Errand
from firsthand.notices.models import Notice
from firsthand.people.models import Customer
from tests.budget import budget
from tests.cast import Writer, elena, evening, minutes, nine, noon, one, ruta, stranger, ten

parts = Writer("Liebherr parts", "parts@liebherr.example")
SUPPLIER = Addressing(to=(Party(parts.address, parts.name),))
ASKED = Words("Do you have the foot of the compressor?")


@pytest.fixture
def server(settings):
    with mail_server() as listening:
        settings.SMTP_URL = listening.url
        yield listening


@pytest.fixture
def asked(shop):
    return shop.receives_mail(at=nine)


@pytest.fixture
def letter(shop, asked):
    """Asta asks the supplier."""
    return begin_aside(asked.matter, addressing=SUPPLIER, subject="A foot", words=ASKED, by=shop.asta, at=ten)


@pytest.fixture
def sent(letter, server):
    deliver(letter.pk, is_last=False, at=ten)
    letter.refresh_from_db()
    return letter


def answered(shop, sent, *, from_=parts, at=noon, **said):
    """The supplier answers by Message-ID, or to the sealed address."""
    return shop.receives_mail(**{"from_": from_, "answers": sent, "words": "Yes, two.", "at": at, **said})


class TestALetterAside:
    def test_settles_nothing_that_the_customer_is_owed(self, shop, asked, letter):
        matter = shop.conversation()
        assert (matter.state, matter.answer_due_at) == ("open", asked.matter.answer_due_at)
        assert matter.excerpt == asked.matter.excerpt and matter.last_at == asked.matter.last_at

    def test_makes_the_matter_its_writers_and_nobody_a_customer(self, shop, letter):
        assert shop.conversation().owner == shop.asta
        assert not Customer.objects.filter(addresses__value=parts.address).exists()

    def test_goes_with_its_own_subject_address_and_ids_and_nothing_of_the_customers(self, server, asked, sent, shop):
        letter = server.read()
        assert letter["Subject"] == "A foot" and letter["To"] == f"{parts.name} <{parts.address}>"
        assert letter["Reply-To"].addresses[0].addr_spec == side_address(
            "help@namai.example", side_thread=sent.side_thread_id
        )
        assert letter["In-Reply-To"] is None and letter["References"] is None and letter["Content-Language"] is None
        raw = server.letters[0].decode()
        assert asked.reference not in raw and ruta.address not in raw and "hums" not in raw

    def test_takes_the_chosen_files_along(self, shop, asked, server):
        file = store(b"\x89PNG", name="label.png", mime="image/png")
        words = Words("This one.", files=(file,))
        letter = begin_aside(asked.matter, addressing=SUPPLIER, subject="A foot", words=words, by=shop.asta, at=ten)
        deliver(letter.pk, is_last=False, at=ten)
        assert [one.get_filename() for one in server.read().iter_attachments()] == ["label.png"]

    def test_costs_at_most_thirteen_statements(self, shop, asked):
        with budget(13):
            begin_aside(asked.matter, addressing=SUPPLIER, subject="A foot", words=ASKED, by=shop.asta, at=ten)

    def test_is_sent_once_under_one_id(self, shop, asked):
        for _ in range(2):
            begin_aside(
                asked.matter, addressing=SUPPLIER, subject="", words=ASKED, by=shop.asta, at=ten, external_id="aside-1"
            )
        assert SideThread.objects.count() == 1 and Message.objects.filter(kind="side-letter").count() == 1

    @pytest.mark.parametrize(
        ("addressing", "words", "refusal"),
        [
            (Addressing(), ASKED, NobodyOutside),
            (SUPPLIER, Words(" "), NothingWritten),
            (Addressing(to=(Party(ruta.address, ""),)), ASKED, CustomerIsNotOutside),
            (Addressing(to=SUPPLIER.to, cc=(Party(ruta.address.upper(), ""),)), ASKED, CustomerIsNotOutside),
            (Addressing(to=SUPPLIER.to, bcc=(Party(ruta.address, ""),)), ASKED, CustomerIsNotOutside),
        ],
    )
    def test_is_refused_where_it_would_go_wrong(self, shop, asked, addressing, words, refusal):
        with pytest.raises(refusal):
            begin_aside(asked.matter, addressing=addressing, subject="", words=words, by=shop.asta, at=ten)

    def test_is_refused_in_what_is_not_theirs(self, shop, asked, letter):
        with pytest.raises(NotYours):
            begin_aside(asked.matter, addressing=SUPPLIER, subject="", words=ASKED, by=shop.marco, at=ten)
        with pytest.raises(NotYours):
            answer_aside(letter.side_thread, words=ASKED, by=shop.marco, at=ten)


class TestTheirAnswer:
    @pytest.fixture
    def sealed(self, sent):
        return side_address("help@namai.example", side_thread=sent.side_thread_id)

    def test_stands_in_the_side_thread_by_the_message_id(self, shop, sent):
        answer = answered(shop, sent)
        assert (answer.side_thread_id, answer.kind) == (sent.side_thread_id, "side-answer")
        assert Conversation.objects.count() == 1

    def test_stands_in_it_by_the_sealed_address_alone(self, shop, sent, sealed):
        answer = shop.receives(shop.letter(from_=parts, to=sealed, words="Yes, two."), to=(sealed,), at=noon)
        assert answer.side_thread_id == sent.side_thread_id

    def test_tells_the_owner_and_is_new_until_it_is_read(self, shop, sent):
        answered(shop, sent)
        assert [one.representative for one in Notice.objects.filter(about="aside.answered")] == [shop.asta]
        assert SideThread.objects.get().unread_since == noon

    def test_is_neither_owed_an_answer_nor_acknowledged_nor_a_customers(self, shop, sent, asked):
        before = shop.conversation()
        answered(shop, sent)
        after = shop.conversation()
        assert (after.answer_due_at, after.asked_at, after.excerpt, after.last_at) == (
            before.answer_due_at,
            before.asked_at,
            before.excerpt,
            before.last_at,
        )
        assert Errand.objects.filter(path__endswith="errands.acknowledge").count() == 1
        assert [one.payload["message"] for one in shop.facts_named("message.received")] == [asked.pk]
        assert not Customer.objects.filter(addresses__value=parts.address).exists()

    def test_brings_back_what_was_put_away(self, shop, sent):
        snooze(shop.conversation(), until=evening, by=shop.asta, at=ten)
        answered(shop, sent)
        assert shop.conversation().state == "open"

    def test_by_a_machine_stands_there_and_brings_nothing_back(self, shop, sent):
        snooze(shop.conversation(), until=evening, by=shop.asta, at=ten)
        answer = answered(shop, sent, Auto_Submitted="auto-replied", words="I am away until Monday.")
        assert answer.side_thread_id == sent.side_thread_id
        assert shop.conversation().state == "snoozed"
        assert not Notice.objects.filter(about="aside.answered").exists()

    def test_of_an_absence_note_to_the_return_address_stands_there_too(self, shop, sent):
        back = return_address("help@namai.example", message=sent.pk)
        note = shop.letter(from_=parts, to=back, words="Until Monday.", Auto_Submitted="auto-replied")
        assert shop.receives(note, to=(back,), sender="", at=noon).side_thread_id == sent.side_thread_id

    def test_is_one_however_often_it_comes(self, shop, sent):
        raw = shop.letter(from_=parts, answers=sent, words="Yes, two.")
        assert shop.receives(raw, at=noon) == shop.receives(raw + b"\r\n", at=one)

    def test_to_ours_goes_to_everybody_who_was_written_to(self, shop, sent, server):
        answered(shop, sent)
        following = answer_aside(sent.side_thread, words=Words("Send both."), by=shop.asta, at=one)
        deliver(following.pk, is_last=False, at=one)
        letter = server.read()
        assert letter["Subject"] == "Re: A foot" and letter["In-Reply-To"].startswith("<")
        assert SideThread.objects.get().unread_since is None

    def test_costs_at_most_twenty_five_statements(self, shop, sent):
        raw = shop.letter(from_=parts, answers=sent, words="Yes, two.")
        with budget(25):
            shop.receives(raw, at=noon)


class TestABounce:
    def test_stands_in_the_side_thread_and_marks_its_letter(self, shop, sent):
        report = shop.letter(
            from_=Writer("", "mailer-daemon@liebherr.example"),
            subject="Undelivered Mail Returned to Sender",
            words=f"<{parts.address}>: 550 5.1.1 user unknown\n\nMessage-ID: <{sent.reference}>",
            answers=sent,
        )
        bounce = shop.receives(report, sender="", at=noon)
        sent.refresh_from_db()
        assert (bounce.side_thread_id, sent.delivery) == (sent.side_thread_id, "bounced")
        assert shop.conversation().answer_due_at is not None and Conversation.objects.count() == 1


class TestWhoeverWasNotWrittenTo:
    """The supplier hands our letter on, or its address and ids leak."""

    @pytest.mark.parametrize("who", [stranger, elena, ruta])
    def test_gets_into_no_side_thread(self, shop, sent, who):
        sealed = side_address("help@namai.example", side_thread=sent.side_thread_id)
        raw = shop.letter(from_=who, to=sealed, answers=sent, words="Let me in.")
        theirs = shop.receives(raw, to=(sealed,), at=noon)
        assert theirs.side_thread_id is None and theirs.kind == "received"
        assert theirs.conversation_id != sent.conversation_id

    def test_cannot_make_up_an_address(self, shop, sent):
        made_up = f"help+s{sent.side_thread_id}-abcdefghijklmnop@namai.example"
        theirs = shop.receives(shop.letter(from_=parts, to=made_up, words="Hello."), to=(made_up,), at=noon)
        assert theirs.side_thread_id is None

    def test_cannot_use_the_seal_of_a_conversation(self, shop, sent):
        from firsthand.conversations.rules.reply_address import reply_address

        of_conversation = reply_address("help@namai.example", conversation=sent.side_thread_id)
        other = of_conversation.replace("+c", "+s")
        theirs = shop.receives(shop.letter(from_=parts, to=other, words="Hello."), to=(other,), at=noon)
        assert theirs.side_thread_id is None

    def test_of_an_outsider_gets_nothing_of_the_customers_thread(self, shop, sent, asked):
        """Who was written to aside names the customer's own Message-ID: that was never sent to them."""
        theirs = shop.receives_mail(from_=parts, answers=asked, words="Hello.", at=noon)
        assert theirs.conversation_id != asked.conversation_id


class TestTheCustomer:
    """Rūta, while the supplier and Asta write about her fridge."""

    @pytest.fixture
    def program(self, asked, shop, sent):
        answered(shop, sent, words="The SECRET price is 3 euro.", at=noon)
        return program_of_customer(asked.matter.customer)

    def test_sees_nothing_of_it_by_their_own_key(self, program, sent, asked):
        for address in (
            "/messages",
            f"/conversations/{asked.conversation_id}/messages",
            "/conversations",
            f"/conversations/{asked.conversation_id}",
        ):
            shown = program.get(address).content.decode()
            assert all(word not in shown for word in ("liebherr", "SECRET", "compressor", "aside."))
        for message in Message.objects.filter(side_thread=sent.side_thread_id):
            assert program.get(f"/messages/{message.pk}").status_code == 404
            assert program.get(f"/messages/{message.pk}/raw").status_code == 404
            assert program.get("/messages", external_id=message.reference).json()["items"] == []
        assert program.get(f"/side-threads/{sent.side_thread_id}").status_code == 403
        assert program.get(f"/side-threads/{sent.side_thread_id}/messages").status_code == 403
        assert program.get(f"/conversations/{asked.conversation_id}/side-threads").status_code == 403

    def test_gets_nothing_of_it_by_mail(self, program, shop, asked, server, sent):
        answer = shop.answers(asked, at=one)
        server.letters.clear()
        deliver(answer.pk, is_last=False, at=one)
        raw = server.letters[0].decode()
        assert all(word not in raw for word in ("liebherr", "SECRET", "compressor", sent.reference, "+s"))

    def test_writes_into_their_own_thread_whatever_they_name(self, program, shop, asked, sent):
        theirs = shop.receives_mail(answers=sent, words="What is that?", at=one + minutes(1))
        assert (theirs.side_thread_id, theirs.kind) == (None, "received")
