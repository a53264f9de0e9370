"""A letter is handed to the server of `FIRSTHAND_SMTP_URL`, as safely as that says."""

import ssl
from collections.abc import Iterator

import pytest

from firsthand.channels.email.inlet import Listening
from firsthand.channels.email.models import Letter
from firsthand.channels.email.sending.post import post
from firsthand.channels.email.sending.trouble import NotYet
from firsthand.channels.email.tests.mail_server import mail_server, says
from tests.certificates import certificate

LETTER = b"Message-ID: <1@namai.example>\r\nSubject: x\r\n\r\n.\r\n..two\nbare\r\n"


def sent() -> tuple[str, ...]:
    return post(LETTER, sender="help@namai.example", to=["ruta@pastas.example"]).taken


class TestALetter:
    def test_arrives_with_its_dots_and_with_whole_line_ends(self, settings):
        with mail_server() as server:
            settings.SMTP_URL = server.url
            sent()
        assert server.letters == [LETTER.replace(b"two\n", b"two\r\n")]

    def test_needs_no_farewell_to_have_been_taken(self, settings):
        with mail_server(says("QUIT", None)) as server:
            settings.SMTP_URL = server.url
            assert sent() == ("ruta@pastas.example",)

    def test_that_is_not_wanted_at_the_door_is_for_later_since_that_is_about_us(self, settings):
        with mail_server(says("AUTH", "535 wrong password")) as server:
            server.extensions = ("AUTH PLAIN",)
            settings.SMTP_URL = server.url.replace("//", "//help:wrong@")
            with pytest.raises(NotYet, match="535 wrong password"):
                sent()


@pytest.mark.django_db(transaction=True)
class TestTls:
    @pytest.fixture
    def server(self, shop, settings, tmp_path) -> Iterator[Listening]:
        """An inlet of our own make, which offers STARTTLS."""
        settings.FILES_FOLDER, settings.MAIL_DOMAINS = tmp_path / "files", ["pastas.example"]
        settings.SMTP_CERTIFICATE = str(certificate(tmp_path, name="localhost"))
        listening = Listening("127.0.0.1", 0)
        listening.start()
        yield listening
        listening.stop()

    def test_is_used_where_it_is_offered_whatever_certificate_is_shown(self, server, settings):
        settings.SMTP_URL = f"smtp://localhost:{server.port}"
        assert sent() and Letter.objects.count() == 1

    def test_is_insisted_on_with_a_certificate_that_is_trusted(self, server, settings, monkeypatch):
        settings.SMTP_URL = f"smtp+tls://localhost:{server.port}"
        with pytest.raises(NotYet, match="certificate"):
            sent()
        monkeypatch.setenv(ssl.get_default_verify_paths().openssl_cafile_env, settings.SMTP_CERTIFICATE)
        assert sent()

    def test_is_not_done_without_where_it_is_insisted_on(self, settings):
        with mail_server() as plain:
            settings.SMTP_URL = plain.url.replace("smtp:", "smtp+tls:")
            with pytest.raises(NotYet):
                sent()
        assert plain.letters == []
