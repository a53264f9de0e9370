"""An answer reaches the customer's mail server, whatever mood that is in."""

import pytest

from firsthand.channels.email.actions.deliver import deliver
from firsthand.channels.email.sending import hand_over
from firsthand.channels.email.sending.post import post
from firsthand.channels.email.sending.trouble import NotYet
from firsthand.channels.email.tests.mail_server import mail_server, says
from firsthand.conversations.actions import reply
from firsthand.conversations.models import Message
from firsthand.conversations.rules.addressing import Addressing
from firsthand.conversations.rules.incoming import Party
from firsthand.conversations.rules.return_address import return_address
from firsthand.conversations.rules.words import Words
from firsthand.journal.errands import GiveUp
from firsthand.notices.models import Notice
from firsthand.promises.actions import Saying, make
from tests.cast import elena, noon, one, ruta, stranger

pytestmark = pytest.mark.django_db


@pytest.fixture
def answer(shop):
    return shop.answers(shop.receives_mail())


petras = Party("petras@pastas.example", "Petras")


def envelopes(server) -> list[list[str]]:
    """Whom each letter was handed over for, in order."""
    found: list[list[str]] = []
    for said in server.said:
        if said.startswith("mail"):
            found.append([])
        elif said.startswith("rcpt"):
            found[-1].append(said.partition("<")[2].rstrip(">"))
    return found


def attempt(message: Message, *, is_last: bool = False) -> Message:
    deliver(message.pk, is_last=is_last, at=noon)
    message.refresh_from_db()
    return message


def failing(message: Message, *, is_last: bool = False) -> Message:
    with pytest.raises((NotYet, GiveUp)):
        deliver(message.pk, is_last=is_last, at=noon)
    message.refresh_from_db()
    return message


class TestAnAnswer:
    def test_leaves_in_its_writers_name_from_the_mailbox_that_was_written_to(self, server, answer):
        attempt(answer)
        letter = server.read()
        assert (letter["From"], letter["To"]) == ("Asta · Namai <help@namai.example>", f"{ruta.name} <{ruta.address}>")
        back = return_address("help@namai.example", message=answer.pk)
        assert server.said[2:4] == [f"mail FROM:<{back}>", f"rcpt TO:<{ruta.address}>"]

    def test_says_under_its_words_what_the_customer_may_count_on(self, server, shop):
        matter = shop.receives_mail().matter
        make(matter, [Saying(words="I'll call you", due_at=one)], by=shop.asta, at=noon)
        attempt(shop.answers(matter.messages.get(), words="Not yet."))

        assert "Not yet.\n\n– I'll call you: by Nov. 24, 2026, 13:00 (EET)" in server.read().get_content().replace(
            "\r\n", "\n"
        )

    def test_stands_in_the_customers_thread(self, server, answer, shop):
        attempt(answer)
        asked = Message.objects.get(kind="received")
        assert server.read()["In-Reply-To"] == f"<{asked.reference}>"
        assert server.read()["References"] == f"<{asked.reference}>"
        assert server.read()["Message-ID"] == f"<{answer.reference}>"

    def test_is_answered_to_the_address_that_proves_its_conversation(self, server, answer, shop):
        attempt(answer)
        sealed = server.read()["Reply-To"].addresses[0].addr_spec
        back = shop.receives(shop.letter(to=sealed), to=(sealed,))
        assert back.conversation_id == answer.conversation_id

    def test_is_marked_as_sent_and_not_sent_again(self, server, answer):
        attempt(answer)
        attempt(answer)
        assert (answer.delivery, answer.delivered_at, len(server.letters)) == ("sent", noon, 1)

    def test_says_its_language_and_is_not_automatic(self, server, answer):
        attempt(answer)
        assert server.read()["Content-Language"] == answer.matter.language
        assert server.read()["Auto-Submitted"] is None

    def test_goes_with_its_files(self, server, shop):
        from firsthand.files.store import store

        asked = shop.receives_mail()
        file = store(b"%PDF-1.7 ...", name="Garantija – šaldytuvas.pdf", mime="application/pdf")
        attempt(reply(asked.matter, words=Words("Here it is.", files=(file,)), by=shop.asta, at=noon))
        (enclosed,) = server.read().iter_attachments()
        assert (enclosed.get_filename(), enclosed.get_content()) == (file.name, b"%PDF-1.7 ...")


class TestAnAcknowledgement:
    def test_leaves_with_the_null_sender_and_says_that_a_machine_wrote_it(self, server, shop):
        from firsthand.channels.email.actions.acknowledge import acknowledge_letter

        acknowledge_letter(shop.receives_mail().pk, at=shop.conversation().opened_at)
        attempt(Message.objects.get(kind="acknowledgement"))
        assert "mail FROM:<>" in server.said
        assert server.read()["Auto-Submitted"] == "auto-replied"
        assert server.read()["From"] == "Namai <help@namai.example>"


class TestTroubleThatPasses:
    @pytest.mark.parametrize(
        "mood",
        [
            says("(connected)", "421 busy"),
            says("(connected)", "554 go away"),
            says("(connected)", None),
            says("mail", "451 later"),
            says("rcpt", "450 greylisted"),
            says("data", "451 later"),
            says(".", "452 disk full"),
            says(".", None),
        ],
        ids="421 at the door|554 at the door|hangs up|451 MAIL|450 RCPT|451 DATA|452 after the dot|cut after the dot".split(
            "|"
        ),
    )
    def test_is_seen_on_the_message_and_over_with_the_next_attempt(self, server, answer, mood):
        server.mood = mood
        failing(answer)
        assert answer.delivery == "retrying" and (answer.delivery_note or answer.delivery_why)
        server.mood = says("nothing", "")
        attempt(answer)
        assert (answer.delivery, answer.delivery_note, answer.delivery_why) == ("sent", "", "")

    def test_leads_to_a_second_letter_only_when_the_line_was_cut_after_the_dot_and_that_bears_the_same_id(
        self, server, answer
    ):
        server.mood = says(".", None)
        failing(answer)
        server.mood = says("nothing", "")
        attempt(answer)
        assert len(server.letters) == 2 and server.letters[0] == server.letters[1]

    def test_is_a_server_that_is_down(self, answer, settings):
        with mail_server() as gone:
            settings.SMTP_URL = gone.url
        failing(answer)
        assert answer.delivery_why == "out-of-reach" and "refused" in answer.delivery_note

    def test_is_a_server_that_says_nothing(self, server, answer, monkeypatch):
        import threading

        monkeypatch.setattr(hand_over, "WITHIN", 0.3)
        silence = threading.Event()
        server.mood = lambda command: silence.wait(5) and None
        failing(answer)
        silence.set()
        assert answer.delivery_why == "slow"

    def test_is_a_missing_server(self, answer, settings):
        settings.SMTP_URL = ""
        assert failing(answer).delivery_why == "no-server"

    def test_is_not_what_a_server_says_at_parting(self, server, answer):
        attempt(answer)
        assert answer.delivery == "sent"

    def test_fails_for_good_after_the_last_attempt_and_the_owner_is_told(self, server, answer, shop):
        server.mood = says("rcpt", "450 greylisted")
        failing(answer, is_last=True)
        assert answer.delivery == "failed" and "450 greylisted" in answer.delivery_note
        assert Notice.objects.filter(representative=shop.asta).exists()


class TestARefusalForGood:
    @pytest.mark.parametrize("stage", ["mail", "rcpt", "data", "."])
    def test_is_seen_at_once(self, server, answer, stage):
        server.mood = lambda command: "550 5.1.1 never" if command.lower().startswith(stage) else "250 fine"
        with pytest.raises(GiveUp):
            deliver(answer.pk, is_last=False, at=noon)
        answer.refresh_from_db()
        assert (answer.delivery, "550 5.1.1 never" in answer.delivery_note) == ("failed", True)

    def test_is_tried_again_when_an_administrator_says_so(self, server, answer):
        server.mood = says("rcpt", "550 5.1.1 never")
        failing(answer)
        server.mood = says("nothing", "")
        assert attempt(answer).delivery == "sent"

    def test_is_an_address_that_is_none(self, server, answer):
        answer.recipients = [{"kind": "to", "address": "ruta@@pastas..example\r\nX: 1", "name": ""}]
        answer.save(update_fields=["recipients"])
        assert failing(answer).delivery_why == "no-address"
        assert server.said == []

    def test_is_an_address_of_other_letters_where_the_server_knows_none(self, server, answer):
        server.extensions = ("8BITMIME",)
        answer.recipients = [{"kind": "to", "address": "rūta@paštas.example", "name": "Rūta"}]
        answer.save(update_fields=["recipients"])
        assert failing(answer).delivery_why == "no-letters"
        server.extensions = ("8BITMIME", "SMTPUTF8")
        attempt(answer)
        assert "rcpt TO:<rūta@xn--patas-wdb.example>" in server.said


class TestTheReason:
    @pytest.mark.parametrize(
        ("answered", "why"),
        [
            ("550 5.1.1 no such user", "nobody"),
            ("552 5.2.2 mailbox full", "full"),
            ("550 5.7.1 rejected as spam", "content"),
            ("554 blocked using a list", "blocked"),
            ("550 5.0.0 no", ""),
        ],
    )
    def test_is_a_code_beside_the_servers_words(self, server, answer, answered, why):
        server.mood = says("rcpt", answered)
        failing(answer)
        assert (answer.delivery, answer.delivery_why, answer.delivery_note) == ("failed", why, answered)

    def test_is_none_for_a_refusal_at_the_door_which_is_about_us(self, server, answer):
        server.mood = says("(connected)", "554 5.7.1 blocked")
        failing(answer)
        assert (answer.delivery_why, answer.delivery_note) == ("", "554 5.7.1 blocked")


class TestAServerThatLetsUsWriteFromThePlainAddressAlone:
    @pytest.mark.parametrize(
        ("stage", "answered"),
        [
            ("mail FROM:<help+", "553 5.7.1 not owned by you"),
            ("mail FROM:<help+", "501 what is that"),
        ],
    )
    def test_gets_it_from_there(self, server, answer, stage, answered):
        server.mood = says(stage, answered)
        attempt(answer)
        assert answer.delivery == "sent" and "mail FROM:<help@namai.example>" in server.said
        assert len(server.letters) == 1


class TestSeveralRecipients:
    @pytest.fixture
    def both(self, answer):
        answer.recipients = [{"kind": "to", "address": one.address, "name": one.name} for one in (ruta, elena)]
        answer.save(update_fields=["recipients"])
        return answer

    def test_who_was_taken_does_not_get_it_again(self, server, both):
        server.mood = says(f"rcpt TO:<{elena.address}>", "450 greylisted")
        failing(both)
        server.mood, server.said = says("nothing", ""), []
        attempt(both)
        assert [said for said in server.said if said.startswith("rcpt")] == [f"rcpt TO:<{elena.address}>"]

    def test_who_was_refused_is_named_on_the_message(self, server, both):
        server.mood = says(f"rcpt TO:<{elena.address}>", "550 unknown")
        attempt(both)
        assert (both.delivery, both.delivery_note) == ("sent", f"{elena.address}: 550 unknown")


class TestCopies:
    """Petras has a copy that everybody sees, Elena and a stranger have one that nobody sees."""

    @pytest.fixture
    def copied(self, shop):
        said = Addressing(cc=(petras,), bcc=(Party(elena.address, elena.name), Party(stranger.address, "")))
        return reply(shop.receives_mail().matter, words=Words("We shall look."), addressing=said, by=shop.asta, at=noon)

    def test_are_named_in_the_letter_or_nowhere_in_it(self, server, copied):
        attempt(copied)
        assert server.read()["Cc"] == "Petras <petras@pastas.example>"
        assert server.read()["Bcc"] is None
        assert all(one.address.encode() not in letter for one in (elena, stranger) for letter in server.letters)

    def test_that_nobody_sees_go_in_envelopes_of_their_own(self, server, copied):
        attempt(copied)
        assert envelopes(server) == [[ruta.address, "petras@pastas.example"], [elena.address], [stranger.address]]
        assert len(set(server.letters)) == 1

    def test_are_not_sent_again_to_whom_it_was_taken_for(self, server, copied):
        server.mood = says(f"rcpt TO:<{elena.address}>", "450 greylisted")
        failing(copied)
        server.mood, server.said = says("nothing", ""), []
        attempt(copied)
        assert envelopes(server) == [[elena.address]]

    def test_are_sent_once_though_the_house_died_between_two_envelopes(self, server, copied, monkeypatch):
        def dies(letter, *, sender, to, way):
            if elena.address in to:
                raise SystemExit
            return post(letter, sender=sender, to=to, way=way)

        monkeypatch.setattr("firsthand.channels.email.actions.deliver.post", dies)
        with pytest.raises(SystemExit):
            deliver(copied.pk, is_last=False, at=noon)
        monkeypatch.undo()
        server.said = []
        attempt(copied)
        assert envelopes(server) == [[elena.address], [stranger.address]]

    def test_that_are_refused_are_named_and_the_letter_counts_as_sent(self, server, copied):
        server.mood = says(f"rcpt TO:<{elena.address}>", "550 unknown")
        attempt(copied)
        assert (copied.delivery, copied.delivery_note) == ("sent", f"{elena.address}: 550 unknown")
        assert [one["address"] for one in copied.recipients if one.get("refused")] == [elena.address]

    def test_that_arrive_answer_nobody_when_the_customers_is_refused(self, server, copied):
        server.mood = says(f"rcpt TO:<{ruta.address}>", "550 unknown")
        failing(copied)
        assert copied.delivery == "failed" and "550 unknown" in copied.delivery_note
        assert copied.matter.answer_due_at is not None


class TestTheChosenAddress:
    def test_is_from_where_it_goes_and_where_the_answer_comes_to(self, server, shop):
        said = Addressing(sender="sales@namai.example")
        answer = reply(shop.receives_mail().matter, words=Words("Hello."), addressing=said, by=shop.asta, at=noon)
        attempt(answer)
        assert server.read()["From"].addresses[0].addr_spec == "sales@namai.example"
        assert server.read()["Reply-To"].addresses[0].addr_spec.startswith("sales+c")

    def test_that_is_gone_gives_way_to_the_usual_one(self, server, shop):
        said = Addressing(sender="closed@namai.example")
        attempt(reply(shop.receives_mail().matter, words=Words("Hi."), addressing=said, by=shop.asta, at=noon))
        assert server.read()["From"].addresses[0].addr_spec == "help@namai.example"


class TestAFolder:
    def test_takes_letters_where_there_is_no_server(self, answer, settings, tmp_path):
        settings.SMTP_URL = f"file://{tmp_path}/sent"
        attempt(answer)
        (letter,) = (tmp_path / "sent").iterdir()
        assert letter.suffix == ".eml" and b"We shall look." in letter.read_bytes()
