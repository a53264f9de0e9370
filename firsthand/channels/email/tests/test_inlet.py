"""The inlet: what it takes, what it refuses, and that one mail stays one mail."""

import smtplib
import socket
import ssl
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.conf import settings

from firsthand.channels.email.inlet import Listening
from firsthand.channels.email.inlet.crowd import Crowd
from firsthand.channels.email.inlet.undotted import Undotted
from firsthand.channels.email.models import Letter
from tests.certificates import certificate

LETTER = b"From: ruta@pastas.example\r\nTo: help@namai.example\r\nSubject: The fridge\r\n\r\nIt hums.\r\n"
MB = 1 << 20

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def inlet(shop, settings, tmp_path) -> Iterator[Listening]:
    settings.FILES_FOLDER = tmp_path / "files"
    listening = Listening("127.0.0.1", 0)
    listening.start()
    yield listening
    listening.stop()


def caller(inlet: Listening) -> smtplib.SMTP:
    return smtplib.SMTP("127.0.0.1", inlet.port, timeout=30)


def send(inlet: Listening, letter: bytes = LETTER, *, to: str = "help@namai.example", sender: str = "r@p.example"):
    with caller(inlet) as smtp:
        return smtp.sendmail(sender, [to], letter)


def wire(inlet: Listening, *, then: bytes) -> bytes:
    """What the inlet answers to these exact bytes after DATA."""
    with socket.create_connection(("127.0.0.1", inlet.port), timeout=10) as line, line.makefile("rwb") as talk:
        talk.readline()
        for command in (b"HELO x", b"MAIL FROM:<r@p.example>", b"RCPT TO:<help@namai.example>", b"DATA"):
            talk.write(command + b"\r\n")
            talk.flush()
            talk.readline()
        talk.write(then)
        talk.flush()
        return talk.readline()


class TestALetter:
    def test_is_stored_byte_by_byte_before_it_is_answered(self, inlet):
        send(inlet)
        assert Letter.objects.get().raw() == LETTER

    def test_that_comes_twice_is_stored_once_and_welcome_both_times(self, inlet):
        send(inlet)
        send(inlet)
        assert Letter.objects.count() == 1

    def test_keeps_its_envelope(self, inlet):
        send(inlet, sender="")
        assert Letter.objects.values_list("envelope_from", "envelope_to").get() == ("", ["help@namai.example"])

    @pytest.mark.parametrize("line", [b"x" * 5_000, b"y" * 2_000_000], ids=["5,000", "2,000,000"])
    def test_may_have_lines_of_any_length(self, inlet, line):
        letter = LETTER + line + b"\r\n"
        send(inlet, letter)
        assert Letter.objects.get().raw() == letter

    def test_may_hold_any_byte(self, inlet):
        letter = LETTER + bytes(range(256)).replace(b"\r", b"").replace(b"\n", b"") + b"\r\n"
        assert wire(inlet, then=letter + b"\r\n.\r\n").startswith(b"250")
        assert Letter.objects.get().raw() == letter + b"\r\n"

    def test_keeps_the_dots_at_the_start_of_its_lines(self, inlet):
        letter = LETTER + b".\r\n..two\r\n.x\r\n"
        send(inlet, letter)
        assert Letter.objects.get().raw() == letter

    def test_is_taken_from_and_for_addresses_in_every_alphabet(self, inlet):
        with caller(inlet) as smtp:
            smtp.ehlo()
            smtp.mail("rūta@paštas.example", ["SMTPUTF8", "BODY=8BITMIME"])
            assert smtp.rcpt("žmogus@namai.example")[0] == 250
            assert smtp.data("From: rūta@paštas.example\r\n\r\nŪžia.\r\n".encode())[0] == 250
        assert Letter.objects.get().envelope_from == "rūta@paštas.example"

    def test_with_an_envelope_of_no_charset_is_taken(self, inlet):
        with socket.create_connection(("127.0.0.1", inlet.port), timeout=10) as line, line.makefile("rwb") as talk:
            answers = []
            for said in (b"", b"EHLO x", b"MAIL FROM:<\xff\x00@p.example>", b"RCPT TO:<h\xe9lp@namai.example>"):
                if said:
                    talk.write(said + b"\r\n")
                    talk.flush()
                while (answer := talk.readline())[3:4] == b"-":
                    pass
                answers.append(answer[:3])
        assert b"500" not in answers and b"451" not in answers


class TestOneMailStaysOneMail:
    @pytest.mark.parametrize(
        "end", [b"\n.\n", b"\r\n.\n", b"\n.\r\n", b"\r.\r", b"\n.\r", b"\r.\r\n", b"\r\n.\r", b"\r\n\x00.\r\n"]
    )
    def test_whatever_looks_like_its_end(self, inlet, end):
        smuggled = (
            b"MAIL FROM:<boss@namai.example>\r\nRCPT TO:<help@namai.example>\r\nDATA\r\nFrom: boss\r\n\r\nPay.\r\n"
        )
        assert wire(inlet, then=LETTER + b"x" + end + smuggled + b".\r\n").startswith(b"250")
        assert b"Pay." in Letter.objects.get().raw()

    @pytest.mark.parametrize("size", [1, 2, 3, 4, 5, 7])
    def test_in_whatever_pieces_it_comes(self, size):
        sent = b".\r\n"[:0] + b"..a\r\n.b\r\r\n..\r\n\n.\r\nc\r\n.\r\nQUIT\r\n"
        letter, read = Undotted(), b""
        pieces = [sent[at : at + size] for at in range(0, len(sent), size)]
        while not letter.is_complete:
            read += letter.feed(pieces.pop(0))
        assert read == b".a\r\nb\r\r\n.\r\n\n.\r\nc\r\n"
        assert (letter.rest or b"") + b"".join(pieces) == b"QUIT\r\n"

    def test_that_has_nothing_in_it_is_one_too(self):
        letter = Undotted()
        assert (letter.feed(b".\r\n"), letter.rest) == (b"", b"")

    def test_and_what_was_said_behind_it_is_heard(self, inlet):
        with socket.create_connection(("127.0.0.1", inlet.port), timeout=10) as line:
            said = b"HELO x\r\nMAIL FROM:<r@p.example>\r\nRCPT TO:<help@namai.example>\r\nDATA\r\n"
            line.sendall(said + LETTER + b".\r\nQUIT\r\n")
            heard = b""
            while piece := line.recv(4096):
                heard += piece
        assert heard.splitlines()[-2:] == [b"250 2.0.0 Accepted", b"221 Bye"]


class TestARefusal:
    def test_meets_mail_for_a_domain_that_is_not_ours(self, inlet):
        with pytest.raises(smtplib.SMTPRecipientsRefused) as refused:
            send(inlet, to="somebody@elsewhere.example")
        assert refused.value.recipients["somebody@elsewhere.example"][0] == 550

    def test_does_not_meet_the_postmaster(self, inlet):
        with caller(inlet) as smtp:
            smtp.helo()
            smtp.docmd("MAIL FROM:<r@p.example>")
            assert smtp.docmd("RCPT TO:<Postmaster>")[0] in (250, 553)
            assert smtp.rcpt("postmaster@namai.example")[0] == 250

    def test_does_not_meet_anybody_where_every_domain_is_taken(self, inlet, settings):
        settings.MAIL_DOMAINS = ["*"]
        send(inlet, to="somebody@elsewhere.example")
        assert Letter.objects.count() == 1

    def test_meets_what_is_announced_as_too_large(self, inlet):
        with caller(inlet) as smtp:
            smtp.ehlo()
            assert smtp.esmtp_features["size"] == str(50 * MB)
            assert smtp.mail("r@p.example", [f"SIZE={51 * MB}"])[0] == 552

    def test_meets_what_turns_out_too_large(self, inlet):
        with caller(inlet) as smtp:
            smtp.helo()
            smtp.mail("r@p.example")
            smtp.rcpt("help@namai.example")
            assert smtp.data(LETTER + (b"x" * 70 + b"\r\n") * (51 * MB // 72))[0] == 552
            assert smtp.noop()[0] == 250
        assert not Letter.objects.exists()

    def test_is_for_later_while_nothing_can_be_stored_and_mail_flows_again_afterwards(self, inlet, settings, tmp_path):
        settings.FILES_FOLDER.write_bytes(b"")  # a file where the folder should be, which stops even root
        with pytest.raises(smtplib.SMTPDataError) as refused:
            send(inlet)
        assert refused.value.smtp_code == 451
        settings.FILES_FOLDER.unlink()
        send(inlet)
        assert Letter.objects.count() == 1


class TestADoorForMany:
    def test_twenty_large_letters_at_once_are_stored(self, inlet):
        letters = [
            LETTER.replace(b"fridge", b"fridge %d" % n) + (b"x" * 70 + b"\r\n") * (5 * MB // 72) for n in range(20)
        ]
        with ThreadPoolExecutor(20) as senders:
            list(senders.map(lambda letter: send(inlet, letter), letters))
        assert Letter.objects.count() == 20

    def test_who_is_silent_longest_makes_room(self):
        sent_away = []

        class Guest:
            def __init__(self, name: str) -> None:
                self.name = name

            def send_away(self, words: str) -> None:
                sent_away.append((self.name, words[:3]))

        crowd, silent, busy = Crowd(most=2), Guest("silent"), Guest("busy")
        crowd.enter(silent, at=2)
        crowd.enter(busy, at=1)
        crowd.brought_something(busy, at=3)
        crowd.enter(Guest("new"), at=4)
        assert sent_away == [("silent", "421")]

    def test_who_is_silent_keeps_nobody_out(self, inlet):
        silent = [socket.create_connection(("127.0.0.1", inlet.port)) for _ in range(300)]
        send(inlet)
        for line in silent:
            line.close()
        assert Letter.objects.count() == 1


class TestStartTls:
    @pytest.fixture
    def pem(self, tmp_path: Path) -> Path:
        return certificate(tmp_path, name="localhost")

    @pytest.fixture
    def inlet(self, shop, settings, tmp_path, pem) -> Iterator[Listening]:
        settings.FILES_FOLDER, settings.SMTP_CERTIFICATE = tmp_path / "files", str(pem)
        listening = Listening("127.0.0.1", 0)
        listening.start()
        yield listening
        listening.stop()

    def test_is_offered_with_a_certificate(self, inlet, pem):
        with caller(inlet) as smtp:
            smtp._host = "localhost"  # type: ignore[attr-defined] # the name that the certificate must bear
            smtp.starttls(context=ssl.create_default_context(cafile=str(pem)))
            smtp.ehlo()
            assert not smtp.has_extn("starttls") and not smtp.has_extn("auth")
            smtp.sendmail("r@p.example", ["help@namai.example"], LETTER)
        assert Letter.objects.get().raw() == LETTER

    def test_forgets_what_was_said_in_the_clear_behind_it(self, inlet, pem):
        with socket.create_connection(("127.0.0.1", inlet.port), timeout=10) as line:
            line.recv(999)
            line.sendall(b"EHLO x\r\n")
            while b"250 HELP" not in line.recv(999):
                pass
            line.sendall(b"STARTTLS\r\nMAIL FROM:<forged@p.example>\r\n")
            assert line.recv(999).startswith(b"220")
            context = ssl.create_default_context(cafile=str(pem))
            with context.wrap_socket(line, server_hostname="localhost") as safe:
                safe.sendall(b"EHLO x\r\n")
                while b"250 HELP" not in safe.recv(999):
                    pass
                safe.sendall(b"RCPT TO:<help@namai.example>\r\n")
                assert safe.recv(999).startswith(b"503")


class TestStopping:
    def test_takes_less_than_four_seconds_with_letters_under_way(self, inlet):
        line = socket.create_connection(("127.0.0.1", inlet.port), timeout=10)
        line.sendall(b"HELO x\r\nMAIL FROM:<r@p.example>\r\nRCPT TO:<help@namai.example>\r\nDATA\r\nSubject: half")
        time.sleep(0.2)
        began = time.monotonic()
        inlet.stop()
        assert time.monotonic() - began < 4
        heard = b"".join(iter(lambda: line.recv(999), b""))
        assert heard.splitlines()[-1].startswith(b"421") and not Letter.objects.exists()

    def test_leaves_nobody_listening(self, inlet):
        port = inlet.port
        inlet.stop()
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection(("127.0.0.1", port), timeout=2)


def test_the_demo_takes_mail_for_everybody():
    assert settings.MAIL_DOMAINS == []  # and says so with "*" itself; a real installation takes only its own
