"""Asta is on the tram: she answers the mail that told her of Rūta's letter."""

import re
from email.message import EmailMessage

import pytest
from django.core import mail
from django.utils import timezone

from firsthand.channels.email.actions import Envelope, accept, take_in
from firsthand.channels.email.answering import answer_at
from firsthand.channels.email.errands import explain_to_representative
from firsthand.channels.email.models import Letter
from firsthand.channels.email.queries import letter_of
from firsthand.conversations.actions import assign, merge
from firsthand.conversations.models import Conversation, Message
from firsthand.notices.errands import mail_notice
from tests.cast import elena, minutes, ruta, stranger, ten
from tests.dns_server import name_server, text

pytestmark = pytest.mark.django_db
VOUCHED = "mx.namai.example; dmarc=pass header.from=namai.example"


@pytest.fixture
def told(shop, settings):
    """Rūta wrote, the matter is Asta's, and a mail has told her so while she was away."""
    settings.AUTHSERV_IDS = frozenset({"mx.namai.example"})
    message = shop.receives_mail()
    assign(message.matter, to=shop.asta, by=shop.ingrida, at=ten)
    mail_notice.func(shop.asta.pk, "conversation.assigned", message.conversation_id)
    return mail.outbox[-1]


def answers(
    to: str,
    *,
    from_: str = "Asta at home <asta@namai.example>",
    said: str = VOUCHED,
    words: str = "Somebody comes on Friday.",
    **more: str,
) -> bytes:
    letter = EmailMessage()
    letter["From"], letter["To"], letter["Subject"] = from_, to, "Re: Namai: You were given a conversation"
    letter["Message-ID"] = "<tram@phone.example>"
    if said:
        letter["Authentication-Results"] = said
    for name, value in more.items():
        letter[name.replace("_", "-")] = value
    quoted = "\n".join(f"> {line}" for line in ["##- Answer this mail above this line -##", "", "A secret among us."])
    letter.set_content(f"{words}\n\nOn Tue, Nov 24, 2026 at 10:00 Namai <no-reply@namai.example> wrote:\n{quoted}\n")
    return letter.as_bytes()


def came(raw: bytes, way: Letter.Way = Letter.Way.IMAP, client: str = "") -> Message:
    envelope = Envelope("asta@namai.example", client=client, helo="x.example")
    letter = accept(raw, way=way, envelope=envelope, at=timezone.now()).letter
    message = take_in(letter.pk, at=timezone.now()).message
    assert message is not None
    return message


class TestTheMailThatTellsHer:
    def test_can_be_answered_at_an_address_of_hers_alone(self, shop, told):
        (address,) = told.reply_to

        assert re.fullmatch(rf"help\+r\d+-{shop.asta.pk}-\d+-[a-z2-7]{{16}}@namai\.example", address)
        assert told.body.startswith("##- ")

    def test_of_a_colleagues_question_cannot(self, shop, told):
        mail_notice.func(shop.asta.pk, "representative.mentioned", Conversation.objects.get().pk)

        assert all("+r" not in str(one.reply_to) for one in mail.outbox if "asked you" in one.subject)


class TestHerAnswerWithProof:
    def test_goes_to_the_customer_as_hers_in_our_form_with_nothing_but_her_new_words(self, shop, told):
        message = came(answers(told.reply_to[0]))

        assert (message.kind, message.author_representative, message.text) == (
            "reply",
            shop.asta,
            "Somebody comes on Friday.",
        )
        assert [one["address"] for one in message.recipients] == [ruta.address]
        assert message.matter.state == "waiting"

    def test_shows_nobody_the_mail_she_sent_it_by(self, shop, told):
        message = came(answers(told.reply_to[0]))

        assert letter_of(message) is None
        assert "home" not in f"{message.sender_address}{message.html}{message.quoted}"

    def test_is_proven_by_spf_where_we_check_ourselves(self, shop, told, settings):
        with name_server({"namai.example": {"TXT": [text("v=spf1 ip4:192.0.2.1 -all")]}}) as server:
            settings.DNS = server.address
            raw = answers(told.reply_to[0], said="")

            assert came(raw, way=Letter.Way.SMTP, client="192.0.2.1").kind == "reply"

    def test_is_one_however_often_it_comes(self, shop, told):
        raw = answers(told.reply_to[0])

        assert came(raw) == came(raw)
        assert Message.objects.filter(kind="reply").count() == 1

    @pytest.mark.parametrize(
        "words",
        [
            "On Friday.\n> What time?\nAt nine.",
            "On Friday.\nAt nine.\n##- Answer this mail above this line -##\nA secret among us.",
        ],
    )
    def test_never_quotes_what_was_said_among_us(self, shop, told, words):
        message = came(answers(told.reply_to[0], words=words))

        assert message.kind == "reply"
        assert message.text.replace("\n\n", "\n") == "On Friday.\nAt nine."


UNPROVEN = {
    "whose_domain_does_not_vouch": {"said": "mx.namai.example; dmarc=fail header.from=namai.example"},
    "which_a_stranger_calls_vouched_for": {"said": "evil.example; dmarc=pass header.from=namai.example"},
    "that_nobody_checked": {"said": ""},
    "from_her_other_address": {
        "from_": "Asta <asta@home.example>",
        "said": "mx.namai.example; dmarc=pass header.from=home.example",
    },
    "from_a_colleague_who_was_forwarded_the_mail": {"from_": "Marco <marco@namai.example>"},
    "from_a_stranger_with_her_name": {
        "from_": f"Asta <{stranger.address}>",
        "said": "mx.namai.example; dmarc=pass header.from=elsewhere.example",
    },
    "with_two_authors": {"from_": "asta@namai.example, stranger@elsewhere.example"},
    "by_a_machine": {"Auto_Submitted": "auto-replied"},
}


class TestAnAnswerWithoutProof:
    """A forged From of a representative is never relayed (CVE-2026-47123)."""

    @pytest.mark.parametrize("name", UNPROVEN)
    def test_is_a_note_that_says_so_and_is_nobodys(self, shop, told, settings, name):
        settings.DNS = "off"
        message = came(answers(told.reply_to[0], **UNPROVEN[name]))

        assert (message.kind, message.author_representative, message.author_customer) == ("note", None, None)
        assert message.text.startswith("This came by mail in the name of Asta and was not sent to the customer.")
        assert message.text.endswith("Somebody comes on Friday.")
        assert not Message.objects.filter(kind="reply").exists()

    def test_is_told_to_her_at_her_own_address(self, shop, told, settings):
        settings.DNS = "off"
        message = came(answers(told.reply_to[0], from_=f"Asta <{stranger.address}>"))

        explain_to_representative.func(shop.asta.pk, message.matter.pk, "It did not come from her.")

        assert mail.outbox[-1].to == ["asta@namai.example"]
        assert "It did not come from her." in mail.outbox[-1].body

    def test_with_a_guessed_seal_is_an_ordinary_letter(self, shop, told):
        guessed = re.sub(r"-[a-z2-7]{16}@", "-aaaaaaaaaaaaaaaa@", told.reply_to[0])

        message = came(answers(guessed))

        assert message.kind == "received"
        assert message.conversation != Conversation.objects.earliest("pk")

    @pytest.mark.parametrize("other", ["conversation", "representative"])
    def test_with_the_seal_of_another_is_an_ordinary_letter(self, shop, told, other):
        changed = re.sub(
            r"\+r(\d+)-(\d+)",
            lambda found: f"+r{found[1]}9-{found[2]}" if other == "conversation" else f"+r{found[1]}-{shop.marco.pk}",
            told.reply_to[0],
        )

        assert came(answers(changed)).kind == "received"


class TestAnAnswerThatCannotBeSent:
    def test_because_a_colleague_answered_meanwhile_is_kept_as_a_note(self, shop, told):
        shop.answers(Message.objects.get(kind="received"), by=shop.ingrida, at=ten + minutes(5))

        message = came(answers(told.reply_to[0]))

        assert message.kind == "note" and "Ingrida" in message.text

    def test_because_she_may_see_the_matter_no_more_is_kept_as_a_note(self, shop, told):
        Conversation.objects.update(owner=None, team=shop.orders)

        assert came(answers(told.reply_to[0])).kind == "note"

    def test_because_the_matter_is_another_customers_now_is_kept_as_a_note(self, shop, told):
        sofa = shop.receives_mail(from_=elena, subject="The sofa").matter
        merge(Conversation.objects.earliest("pk"), into=sofa, by=shop.ingrida, at=ten, across_customers=True)

        message = came(answers(told.reply_to[0]))

        assert (message.kind, message.matter) == ("note", sofa)
        assert f"It was written to {ruta.name}" in message.text

    def test_because_she_left_the_house_is_an_ordinary_letter(self, shop, told):
        shop.asta.account.is_active = False
        shop.asta.account.save()

        assert came(answers(told.reply_to[0])).kind == "received"

    def test_because_it_says_nothing_new_is_kept_as_a_note(self, shop, told):
        assert came(answers(told.reply_to[0], words="")).kind == "note"


def test_there_is_no_address_without_a_mailbox(shop):
    assert answer_at(shop.asta.pk, 999_999) == ""
