"""The tour: a real letter by one copied command, and a card that goes when it is told to."""

import email
import email.policy
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from django.test import Client, RequestFactory

from firsthand.channels.email.read import read
from firsthand.run.demo.letter import reading, sending
from firsthand.run.demo.tests import demo_urls
from firsthand.run.demo.tour import SEEN, tour
from tests.product import free_port


class Postman:
    """Takes every letter."""

    def __init__(self) -> None:
        self.letters: list[bytes] = []

    async def handle_DATA(self, server, session, envelope) -> str:  # noqa: N802 - aiosmtpd's name
        self.letters.append(envelope.original_content)
        return "250 OK"


@pytest.fixture
def postman(monkeypatch: pytest.MonkeyPatch) -> Iterator[Postman]:
    found, port = Postman(), free_port()
    monkeypatch.setenv("FIRSTHAND_SMTP", f"127.0.0.1:{port}")
    controller = Controller(found, hostname="127.0.0.1", port=port, enable_SMTPUTF8=True, ready_timeout=30)
    controller.start()
    yield found
    controller.stop()


def typed(command: str) -> str:
    """What a shell prints when the command is copied into it."""
    return subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=True).stdout


class TestTheCopiedCommand:
    """It needs nothing but Python and a shell."""

    def test_sends_a_letter_of_elena_that_reads_well(self, postman: Postman) -> None:
        typed(sending())

        letter = read(postman.letters[0])
        assert letter.sender.address == "elena.rossi@posta.example" and letter.sender.name == "Elena Rossi"
        assert letter.language == "it" and "non si chiude più bene" in letter.reply_text
        assert "L'abbiamo comprato da voi" in letter.reply_text

    def test_sends_a_new_letter_each_time(self, postman: Postman) -> None:
        typed(sending())
        typed(sending())

        references = {read(letter).reference for letter in postman.letters}
        assert len(references) == 2 and all(one.endswith("@posta.example") for one in references)

    def test_holds_nothing_that_a_shell_would_take_for_its_own(self) -> None:
        assert not set("!`$") & set(sending())


class TestTheNewestLetterThatLeft:
    """It lies in the outbox."""

    def test_is_shown_in_plain_words(self, tmp_path: Path) -> None:
        letter = email.message.EmailMessage(policy=email.policy.SMTP)
        letter["To"], letter["Subject"] = "Elena <elena.rossi@posta.example>", "Re: Sveiki"
        letter.set_content("Ačiū, Elena!", cte="quoted-printable")
        outbox = tmp_path / "it's here"
        outbox.mkdir()
        (outbox / "one.eml").write_bytes(letter.as_bytes())

        assert "Re: Sveiki\nAčiū, Elena!" in typed(reading(str(outbox)))


@pytest.mark.urls(demo_urls.__name__)
class TestTheCard:
    """It stands on the desk of a demo."""

    def test_shows_the_command_and_the_keys(self) -> None:
        card = tour(RequestFactory().get("/"))

        assert "make_msgid" in card and ">o</kbd>" in card

    def test_goes_when_it_was_seen(self, client: Client, settings) -> None:
        settings.IS_DEMO = True

        answer = client.post("/demo/tour/end/")

        assert answer.status_code == 303 and answer.cookies[SEEN].value
        again = RequestFactory().get("/")
        again.COOKIES[SEEN] = "1"
        assert tour(again) == ""
