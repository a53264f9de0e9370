"""A mailbox is read by IMAP: each letter once, at once, and after every kind of break."""

import ssl
import time
from collections.abc import Callable, Iterator
from threading import Event, Thread

import pytest
from django.db import connection
from django.utils import timezone, translation

from firsthand.channels.email.actions.accept import Envelope, accept
from firsthand.channels.email.imap import keep_reading, read_mailbox, try_mailbox
from firsthand.channels.email.imap.catch_up import fetched
from firsthand.channels.email.imap.connection import TROUBLE
from firsthand.channels.email.imap.lease import hold
from firsthand.channels.email.imap.trial import Trial
from firsthand.channels.email.models import Letter, Mailbox
from firsthand.channels.email.tests.dovecot import PASSWORD, Dovecot, dovecot
from firsthand.kit.secrets import seal_secret

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def server() -> Iterator[Dovecot]:
    with dovecot() as running:
        yield running


@pytest.fixture
def mailbox(shop, server, settings, tmp_path) -> Mailbox:
    settings.FILES_FOLDER = tmp_path / "files"
    settings.PRIVATE_HOSTS = ["127.0.0.1", "localhost"]
    box = Mailbox.objects.get(address="help@namai.example")
    box.imap_host, box.imap_port, box.imap_user, box.imap_is_tls = "127.0.0.1", server.port, "help", False
    box.imap_secret = seal_secret(PASSWORD)
    box.save()
    return box


@pytest.fixture
def reading(mailbox) -> Iterator[Event]:
    """Mailboxes are being read, as in a worker."""
    stop = Event()
    thread = Thread(target=keep_reading, args=(stop,))
    thread.start()
    yield stop
    stop.set()
    thread.join(10)
    assert not thread.is_alive()


def letter(name: str) -> bytes:
    return (
        f"Message-ID: <{name}@posted.example>\r\nFrom: ruta@pastas.example\r\nSubject: {name}\r\n\r\nŪžia.\r\n".encode()
    )


def soon(is_so: Callable[[], bool], *, within: float = 30) -> float:
    """How long it took until it was so."""
    began = time.monotonic()
    while not is_so():
        assert time.monotonic() - began < within, "it did not come about in time"
        time.sleep(0.05)
    return time.monotonic() - began


def had(*names: str) -> Callable[[], bool]:
    return lambda: sorted(one.raw() for one in Letter.objects.all()) == sorted(map(letter, names))


class TestFirstContact:
    def test_takes_what_nobody_has_seen_and_leaves_it_unseen(self, server, mailbox, shop):
        server.receives(letter("old"), seen=True)
        server.receives(letter("new"))
        server.receives(letter("seen later"), seen=True)
        look(mailbox)
        look(mailbox)
        assert had("new")()
        assert not any(path.name.endswith("S") for path in (server.folder / "mail" / "cur").glob("*1.shop*"))

    def test_that_breaks_off_begins_again(self, server, mailbox, settings):
        server.receives(letter("one"))
        kept, settings.FILES_FOLDER = settings.FILES_FOLDER, server.pem  # a file where the folder should be
        look(mailbox)
        mailbox.refresh_from_db()
        assert mailbox.imap_trouble and not Letter.objects.exists()
        settings.FILES_FOLDER = kept
        look(mailbox)
        mailbox.refresh_from_db()
        assert had("one")() and not mailbox.imap_trouble


def look(mailbox: Mailbox) -> None:
    """The mailbox is read once, as far as its letters go."""
    read_mailbox(mailbox.pk, stop=Once(mailbox))


class Once(Event):
    """Set as soon as the mailbox was looked through, or there is trouble with its server."""

    def __init__(self, mailbox: Mailbox) -> None:
        super().__init__()
        self.seen = Mailbox.objects.filter(pk=mailbox.pk).values_list("imap_seen_at", flat=True)
        self.before = self.seen.get()

    def is_set(self) -> bool:
        return self.seen.get() != self.before

    def wait(self, timeout: float | None = None) -> bool:
        return True  # only trouble is waited out


def _look(pk: int, stop: Event) -> None:
    read_mailbox(pk, stop=stop)
    connection.close()


class TestALetterThatComes:
    def test_is_accepted_within_two_seconds(self, server, mailbox, reading):
        server.receives(letter("first"))
        soon(had("first"))
        server.receives(letter("second"))
        assert soon(had("first", "second")) < 2

    def test_by_smtp_too_is_stored_once(self, server, mailbox, reading):
        accept(letter("both"), way=Letter.Way.SMTP, envelope=Envelope("r@p.example"), at=timezone.now())
        server.receives(letter("both"))
        server.receives(letter("after"))
        soon(had("both", "after"))

    def test_is_kept_byte_by_byte(self, server, mailbox, reading):
        odd = letter("odd") + bytes(range(1, 256)) + b"\r\n" + b"x" * 3000 + b"\r\n"
        server.receives(odd)
        soon(lambda: Letter.objects.exists())
        assert Letter.objects.get().raw().replace(b"\r\n", b"\n") == odd.replace(b"\r\n", b"\n")


class TestALetterThatWasTakenIn:
    """The mailbox says what becomes of it on the other server."""

    def test_is_marked_as_read(self, server, mailbox):
        put(mailbox, "seen")
        server.receives(letter("one"))
        look(mailbox)
        assert had("one")() and flags(server) == ["S"]

    def test_is_moved_to_a_folder_that_is_made_for_it(self, server, mailbox):
        put(mailbox, "move", into="Taken")
        server.receives(letter("one"))
        look(mailbox)
        assert had("one")() and flags(server) == [] and flags(server, ".Taken") == ["S"]

    def test_takes_nothing_along_that_its_owner_had_marked_to_be_deleted(self, server, mailbox):
        put(mailbox, "seen")
        server.receives(letter("one"))
        server.receives(letter("two"), flags="ST")
        look(mailbox)
        assert flags(server) == ["S", "ST"]

    def test_stops_nothing_when_it_cannot_be_put_away(self, server, mailbox):
        put(mailbox, "move", into="a/name/that.no.server..takes")
        server.receives(letter("one"))
        server.receives(letter("two"))
        look(mailbox)
        assert had("one", "two")()
        assert "cannot be put away" in Mailbox.objects.get(pk=mailbox.pk).trouble


def put(mailbox: Mailbox, afterwards: str, *, into: str = "") -> None:
    mailbox.imap_afterwards, mailbox.imap_moves_to = afterwards, into
    mailbox.save(update_fields=["imap_afterwards", "imap_moves_to"])


def flags(server: Dovecot, folder: str = "") -> list[str]:
    """The flags of every letter in the folder, in order."""
    kept = (server.folder / "mail" / folder / "cur").glob("*")
    return sorted(path.name.rpartition(",")[2] for path in kept)


class Says:
    """A mailbox whose server gives this answer to whatever is asked."""

    def __init__(self, *answer):
        self.client, self.answer = self, answer

    def uid(self, *_words):
        return self.answer


class TestALetterThatTheServerDoesNotGive:
    def test_now_is_trouble_so_that_it_is_asked_for_again(self):
        with pytest.raises(TROUBLE):
            fetched(Says("NO", [b"[UNAVAILABLE] Try again later"]), 7)  # type: ignore[arg-type]  # all that is asked of a server

    def test_because_it_is_gone_is_passed_over(self):
        assert fetched(Says("OK", [None]), 7) == b""  # type: ignore[arg-type]  # all that is asked of a server


class TestAfterABreak:
    def test_of_the_server_nothing_is_missing_and_nothing_twice(self, server, mailbox, reading):
        server.receives(letter("before"))
        soon(had("before"))
        server.stop()
        server.receives(letter("meanwhile"))
        server.start()
        soon(had("before", "meanwhile"), within=20)

    def test_of_the_reader_nothing_is_missing_and_nothing_twice(self, server, mailbox):
        server.receives(letter("before"))
        look(mailbox)
        server.receives(letter("meanwhile"))
        look(mailbox)
        assert had("before", "meanwhile")()

    def test_in_which_the_servers_ids_became_others_nothing_is_missing_and_nothing_twice(self, server, mailbox):
        server.receives(letter("before"))
        look(mailbox)
        server.stop()
        server.forget_ids()
        server.receives(letter("meanwhile"))
        server.start()
        look(mailbox)
        assert had("before", "meanwhile")()


class TestTrouble:
    def test_is_told_to_the_administrator_as_a_sentence(self, server, mailbox):
        mailbox.imap_secret = seal_secret("wrong")
        mailbox.save()
        stop = Event()
        thread = Thread(target=_look, args=(mailbox.pk, stop))
        thread.start()
        soon(lambda: bool(Mailbox.objects.get(pk=mailbox.pk).imap_trouble))
        stop.set()
        thread.join(5)
        kept = Mailbox.objects.get(pk=mailbox.pk)
        assert (kept.imap_trouble, kept.trouble) == ("login", "The server did not accept the user name and password.")

    @pytest.mark.parametrize(
        ("trouble", "said", "words"),
        [
            ("login", "", "Serveris nepriėmė naudotojo vardo ir slaptažodžio."),
            ("folder", "{Naujienos}", "Serveryje nėra aplanko „{Naujienos}“."),
            ("The server is gone.", "", "The server is gone."),
            ("", "", ""),
        ],
    )
    def test_is_read_in_the_readers_language_whoever_noticed_it(self, trouble, said, words):
        with translation.override("lt"):
            assert Mailbox(imap_trouble=trouble, imap_trouble_said=said).trouble == words

    def test_is_none_of_a_password_with_letters_of_our_own(self, server, mailbox):
        mailbox.imap_secret = seal_secret("žalia arbata")
        assert try_mailbox(mailbox).trouble == "The server did not accept the user name and password."

    def test_is_over_soon_after_the_password_was_put_right(self, server, mailbox, reading):
        server.receives(letter("waits"))
        Mailbox.objects.filter(pk=mailbox.pk).update(imap_secret=seal_secret("wrong"))
        Mailbox.objects.filter(pk=mailbox.pk).update(imap_secret=seal_secret(PASSWORD))
        soon(had("waits"), within=20)

    def test_is_seen_when_the_settings_are_tried(self, server, mailbox):
        assert try_mailbox(mailbox) == Trial(folders=("INBOX",))
        mailbox.imap_folder = "Nowhere"
        assert try_mailbox(mailbox).trouble == "There is no folder “Nowhere” there."
        server.stop()
        assert try_mailbox(mailbox).trouble.startswith("The server could not be reached: ")


class TestTls:
    def test_is_read_with_a_certificate_that_is_trusted(self, server, mailbox, monkeypatch):
        mailbox.imap_host, mailbox.imap_port, mailbox.imap_is_tls = "localhost", server.safe_port, True
        assert "certificate" in try_mailbox(mailbox).trouble
        monkeypatch.setenv(ssl.get_default_verify_paths().openssl_cafile_env, str(server.pem))
        assert not try_mailbox(mailbox).trouble


class TestTwoProcesses:
    def test_one_reads_the_other_waits(self, mailbox):
        assert hold(mailbox, by="one", at=timezone.now())
        assert not hold(mailbox, by="another", at=timezone.now())
        assert hold(mailbox, by="one", at=timezone.now())

    def test_what_a_dead_one_held_is_free_at_once(self, mailbox):
        from firsthand.journal.errands.identity import identity

        machine = identity().partition(".")[0]
        assert hold(mailbox, by=f"{machine}.999999.1", at=timezone.now())
        assert hold(mailbox, by=identity(), at=timezone.now())


class TestStopping:
    def test_takes_less_than_four_seconds(self, server, mailbox, reading):
        server.receives(letter("one"))
        soon(had("one"))
        began = time.monotonic()
        reading.set()
        soon(lambda: Mailbox.objects.get(pk=mailbox.pk).imap_held_until is None)
        assert time.monotonic() - began < 4


class TestAServerOfTheInnerNetwork:
    """Somebody names a machine that only this house can reach."""

    @pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "::ffff:127.0.0.1", "169.254.169.254"])
    def test_is_not_called_unless_the_operator_allows_it(self, shop, settings, host):
        settings.PRIVATE_HOSTS = []
        box = Mailbox(inbox=shop.help, address="x@namai.example", imap_host=host, imap_port=9, imap_user="x")

        assert "FIRSTHAND_PRIVATE_HOSTS" in try_mailbox(box).trouble
