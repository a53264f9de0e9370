"""A mailbox is tried the whole way, against real servers, before it is kept."""

import sys
import time
from collections.abc import Iterator
from threading import Event, Thread

import pytest

from firsthand.channels.email.actions import MailboxSettings, WayOutSettings, find_servers, try_connection
from firsthand.channels.email.models import Mailbox, WayOut
from firsthand.channels.email.tests.dovecot import PASSWORD, Dovecot, dovecot
from firsthand.channels.email.tests.mail_server import MailServer, mail_server, says
from tests.cast import noon

pytestmark = pytest.mark.django_db


@pytest.fixture
def home(settings) -> Iterator[Dovecot]:
    settings.PRIVATE_HOSTS = ["127.0.0.1"]
    with dovecot() as running:
        yield running


@pytest.fixture
def post(home) -> Iterator[MailServer]:
    """A server that carries letters to the mailbox."""
    stop = Event()
    with mail_server() as server:
        carrier = Thread(target=carry, args=(server, home, stop))
        carrier.start()
        yield server
        stop.set()
        carrier.join(5)


def carry(server: MailServer, home: Dovecot, stop: Event) -> None:
    brought = 0
    while not stop.is_set():
        for letter in server.letters[brought:]:
            home.receives(letter)
            brought += 1
        time.sleep(0.05)


def tried(shop, home, post, *, password=PASSWORD):
    inward = MailboxSettings(
        address="help@namai.example", host="127.0.0.1", port=home.port, user="help", password=password, is_tls=False
    )
    port = post.door.getsockname()[1]
    outward = WayOutSettings(kind="own", host="127.0.0.1", port=port, safety="none")
    steps = try_connection(shop.help, inward, outward, by=shop.jonas, at=noon)
    return [step.is_good for step in steps], [step.words for step in steps]


class TestAMailboxThatWorks:
    def test_is_good_in_every_step_and_nothing_of_it_is_kept(self, shop, home, post):
        good, words = tried(shop, home, post)

        assert good == [True] * 4 and words[1] == "INBOX" and words[3].startswith("It was back after")
        assert not [
            path for path in (home.folder / "mail").glob("*/*.shop*") if "T" not in path.name.rpartition(",")[2]
        ]
        assert not WayOut.objects.exists() and not Mailbox.objects.get(inbox=shop.help).imap_host


class TestAMailboxThatDoesNot:
    def test_says_that_the_password_is_wrong_and_tries_the_other_way_all_the_same(self, shop, home, post):
        good, words = tried(shop, home, post, password="wrong")

        assert good == [False, None, True, None]
        assert words[0] == "The server did not accept the user name and password."
        assert not post.letters

    def test_says_what_the_sending_server_says(self, shop, home, post):
        post.mood = says("rcpt", "550 5.7.1 not from here")
        good, words = tried(shop, home, post)

        assert good == [True, True, True, False] and "550 5.7.1 not from here" in words[3]

    def test_says_where_to_look_when_the_letter_does_not_come(self, shop, home, monkeypatch):
        monkeypatch.setattr(sys.modules[try_connection.__module__], "WAITS", 1.0)
        with mail_server() as nowhere:
            good, words = tried(shop, home, nowhere)

        assert good == [True, True, True, False] and "spam folder" in words[3]

    def test_is_not_written_to_while_it_is_being_read(self, shop, home, post):
        Mailbox.objects.filter(inbox=shop.help).update(imap_host="127.0.0.1")
        good, _words = tried(shop, home, post)

        assert good == [True, True, True, None] and not post.letters


class TestServers:
    @pytest.mark.parametrize(
        ("address", "imap", "smtp", "port"),
        [
            ("shop@gmail.com", "imap.gmail.com", "smtp.gmail.com", 587),
            ("shop@yandex.ru", "imap.yandex.com", "smtp.yandex.com", 465),
            ("help@namai.example", "imap.namai.example", "smtp.namai.example", 587),
        ],
    )
    def test_are_found_by_the_address(self, settings, address, imap, smtp, port):
        settings.DNS = "off"
        found = find_servers(address)
        assert (found.imap, found.smtp, found.port) == (imap, smtp, port)
