"""A letter that came to the wrong address is handed on as it is."""

from email import message_from_bytes
from email.policy import default

import pytest

from firsthand.channels.email.actions.deliver import deliver
from firsthand.channels.email.sending.headers import NoAddress
from firsthand.channels.email.sending.redirect import is_signed, resent
from firsthand.channels.email.tests.test_compose import INJECTIONS
from firsthand.conversations.actions import redirect
from firsthand.conversations.models import Message
from firsthand.conversations.rules.incoming import Party
from firsthand.conversations.rules.refusals import CustomerIsNotOutside, NothingToHandOn, NotYours
from tests.budget import budget
from tests.cast import nine, noon, ruta, ten

BANK = Party("loans@bank.example", "Loans")
US, THEM = ("Asta · Namai", "help@namai.example"), ("Loans", "loans@bank.example")
RAW = (
    b"Return-Path: <ruta@pastas.example>\r\nDelivered-To: help@namai.example\r\n\tfolded\r\n"
    b"DKIM-Signature: v=1; d=pastas.example;\r\n b=abc\r\nFrom: ruta@pastas.example\r\nBcc: secret@pastas.example\r\n"
    b"Subject: Loan\r\n\r\nHello.\r\n.\r\nBye.\r\n"
)


@pytest.fixture
def asked(shop):
    return shop.receives(shop.letter(subject="My loan", words="May I pay later?", at=nine), at=nine)


def handed_on(shop, asked, **more) -> Message:
    sent = redirect(asked, **{"to": BANK, "by": shop.asta, "at": ten, **more})
    deliver(sent.pk, is_last=False, at=noon)
    sent.refresh_from_db()
    return sent


class TestALetterWhoseWriterVouchesForIt:
    @pytest.fixture
    def signed(self, shop):
        raw = shop.letter(subject="My loan", words="May I pay later?", DKIM_Signature="v=1; d=pastas.example; b=abc")
        message = shop.receives(raw, at=nine)
        message.vouched = "vouched"
        message.save(update_fields=["vouched"])
        return message

    def test_goes_on_as_it_came_with_who_handed_it_on(self, shop, signed, server):
        handed_on(shop, signed)
        letter = server.read()
        assert letter["From"] == f"{ruta.name} <{ruta.address}>" and letter["Message-ID"] == f"<{signed.reference}>"
        assert letter["Resent-From"] == "Asta · Namai <help@namai.example>"
        assert (
            letter["Resent-To"] == "Loans <loans@bank.example>"
            and letter["Resent-Message-ID"]
            and letter["Resent-Date"]
        )
        assert letter["DKIM-Signature"] == "v=1; d=pastas.example; b=abc" and "May I pay later?" in letter.get_content()

    def test_leaves_under_our_own_envelope(self, shop, signed, server):
        sent = handed_on(shop, signed)
        assert f"mail FROM:<help+b{sent.pk}-" in next(said for said in server.said if said.startswith("mail"))
        assert "rcpt TO:<loans@bank.example>" in server.said


class TestALetterForWhichNobodyVouches:
    def test_goes_inside_a_letter_of_ours_that_is_answered_to_its_writer(self, shop, asked, server):
        handed_on(shop, asked)
        letter = server.read()
        assert letter["From"] == "Asta · Namai <help@namai.example>"
        assert letter["Reply-To"] == f"{ruta.name} <{ruta.address}>"
        (inside,) = letter.iter_attachments()
        original = message_from_bytes(inside.get_content(), policy=default)
        assert original["Subject"] == "My loan" and "May I pay later?" in original.get_content()


class TestTheCustomer:
    def test_is_told_when_one_wishes(self, shop, asked, server):
        handed_on(shop, asked, told="We have handed it on.")
        assert [one.text for one in Message.objects.filter(kind="reply")] == ["We have handed it on."]

    def test_is_told_nothing_otherwise_and_the_matter_is_done(self, shop, asked, server):
        handed_on(shop, asked)
        assert not Message.objects.filter(kind="reply").exists() and shop.conversation().is_resolved

    def test_is_served_still_where_it_is_not_done(self, shop, asked, server):
        handed_on(shop, asked, is_done=False)
        assert shop.conversation().answer_due_at is not None


class TestTwice:
    def test_under_one_id_it_goes_once(self, shop, asked):
        for _ in range(2):
            redirect(asked, to=BANK, told="Told.", by=shop.asta, at=ten, external_id="redirected-1")
        assert Message.objects.filter(kind__in=["reply", "side-letter"]).count() == 2

    def test_costs_at_most_thirty_statements(self, shop, asked):
        with budget(30):
            redirect(asked, to=BANK, told="Told.", by=shop.asta, at=ten)


class TestWhatIsRefused:
    def test_is_what_is_no_letter(self, shop, asked):
        with pytest.raises(NothingToHandOn):
            redirect(shop.answers(asked), to=BANK, by=shop.asta, at=ten)

    def test_is_the_customer_and_what_is_not_theirs(self, shop, asked):
        with pytest.raises(CustomerIsNotOutside):
            redirect(asked, to=Party(ruta.address, ""), by=shop.asta, at=ten)
        with pytest.raises(NotYours):
            redirect(asked, to=BANK, by=shop.marco, at=ten)


class TestTheFields:
    def test_that_say_how_it_came_are_left_out_and_the_rest_stays_byte_for_byte(self):
        made = resent(RAW, by=US, to=THEM, reference="r@namai.example", at=nine)
        head, _, body = made.partition(b"\r\n\r\n")
        names = [line.partition(b":")[0] for line in head.split(b"\r\n") if not line.startswith((b" ", b"\t"))]
        assert names == [
            b"Resent-From", b"Resent-To", b"Resent-Date", b"Resent-Message-ID", b"DKIM-Signature", b"From", b"Subject",
        ]  # fmt: skip
        assert body == b"Hello.\r\n.\r\nBye.\r\n" and b"v=1; d=pastas.example;\r\n b=abc\r\n" in made
        assert b"secret" not in made and b"folded" not in made

    @pytest.mark.parametrize("ends", [b"\n", b"\r", b"\r\n"])
    def test_are_found_whatever_its_line_ends_are(self, ends):
        made = resent(RAW.replace(b"\r\n", ends), by=US, to=THEM, reference="r@namai.example", at=nine)
        assert is_signed(RAW.replace(b"\r\n", b"\n")) and b"secret" not in made and b"Return-Path" not in made

    @pytest.mark.parametrize("smuggled", INJECTIONS)
    def test_hold_only_what_was_meant(self, smuggled):
        made = message_from_bytes(
            resent(RAW, by=(smuggled, US[1]), to=(smuggled, THEM[1]), reference=smuggled, at=nine), policy=default
        )
        assert made["Bcc"] is None and made["Subject"] == "Loan" and len(made.get_all("From", [])) == 1

    def test_go_to_no_address_that_is_none(self):
        with pytest.raises(NoAddress):
            resent(RAW, by=US, to=("x", "a@b.example\r\nBcc: y@z.example"), reference="r@x", at=nine)

    @pytest.mark.parametrize("raw", [b"", b"\r\n\r\n", b"no header at all", b"From x\nSubject: y\n\nz", b"\x00" * 5000])
    def test_stand_before_anything_that_came(self, raw):
        assert resent(raw, by=US, to=THEM, reference="r@x", at=nine).startswith(b"Resent-From: ")
