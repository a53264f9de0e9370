"""Whatever is killed at whatever moment: what was acknowledged is stored exactly once, what was written arrives."""

import hashlib
import random
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

import pytest

from firsthand.channels.email.tests.dovecot import PASSWORD, Dovecot, dovecot
from firsthand.channels.email.tests.mail_server import MailServer, mail_server
from tests.faults.looking import ask, kept
from tests.faults.parts import Part, running, wait_for
from tests.faults.senders import ByHook, ByKey, BySmtp, IntoMailbox, Route, Senders, letter, pouring, write
from tests.product import Product, installation

LETTERS, WRITES, PROMISES = 500, 200, 3_000
KILLS = 20
KEY = "a-key-of-theirs"


@pytest.fixture
def product(tmp_path) -> Iterator[Product]:
    """An installation with the shop in it, not yet running."""
    with installation(tmp_path / "installation", private_hosts="127.0.0.1") as made:
        ask(made, "open")
        yield made


@pytest.fixture
def mailbox(product) -> Iterator[Dovecot]:
    """A mailbox elsewhere, which the product reads."""
    with dovecot() as server:
        assert ask(product, "mailbox", str(server.port), PASSWORD) == 1
        yield server


class TestTheWholeProduct:
    def test_killed_twenty_times_while_mail_and_writes_pour_in_has_everything_it_acknowledged_once(
        self, product, mailbox
    ):
        chance = random.Random(2026)
        assert ask(product, "promised", str(PROMISES)) == PROMISES
        addresses = ("--http", f"127.0.0.1:{product.http}", "--smtp", f"127.0.0.1:{product.smtp}")
        with running(product, "serve", *addresses) as whole:
            with every_way(product, mailbox) as senders:
                kill_while(senders, lambda: whole, chance=chance)
            assert_each_is_stored_once(product, senders, mailbox)
            assert_each_has_fired_once(product)


class TestPartsInProcessesOfTheirOwn:
    def test_killed_twenty_times_while_mail_and_writes_pour_in_have_everything_they_acknowledged_once(
        self, product, mailbox
    ):
        chance = random.Random(11)
        with (
            running(product, "inlet", "--smtp", f"127.0.0.1:{product.smtp}") as inlet,
            running(product, "worker") as worker,
            running(product, "web", "--http", f"127.0.0.1:{product.http}") as web,
        ):
            with every_way(product, mailbox) as senders:
                kill_while(senders, lambda: chance.choice((inlet, worker, web)), chance=chance)
            assert_each_is_stored_once(product, senders, mailbox)


def assert_each_has_fired_once(product: Product) -> None:
    """What fell due while it was killed is broken, told and counted once, also where two look at the same moment."""
    ask(product, "fire")
    fired = ask(product, "fired")
    assert fired == {"open": 0, **dict.fromkeys(["broken", "told", "told once", "failures"], PROMISES)}


@contextmanager
def every_way(product: Product, mailbox: Dovecot) -> Iterator[Senders]:
    """Each letter comes by one, by two or by all three ways at about the same time, each choice for every seventh.

    Meanwhile programs write by the API.
    """
    hook, token = ask(product, "hook", KEY), ask(product, "key")
    smtp, hooked, laid = ([number for number in range(LETTERS) if (number % 7 + 1) & way] for way in (1, 2, 4))
    with pouring(
        Route(lambda _all: BySmtp(product.smtp), smtp, at_once=5),
        Route(lambda _all: ByHook(product.http, hook, KEY), hooked, at_once=3),
        Route(lambda every: IntoMailbox(mailbox, every), laid, at_once=1),
        Route(lambda _all: ByKey(product.http, token), range(WRITES), at_once=2),
    ) as senders:
        yield senders


def kill_while(senders: Senders, choose: Callable[[], Part], *, chance: random.Random) -> None:
    """Twenty kills, each shortly after some more letters were acknowledged; nobody waits until the killed is back."""
    for point in sorted(chance.sample(range(5, senders.expected - 5), KILLS)):
        wait_for(partial(have_brought, senders, point), within=180)
        time.sleep(chance.random() * 0.03)
        choose().restart()


def have_brought(senders: Senders, letters: int) -> bool:
    return len(senders.acknowledged) >= letters


def assert_each_is_stored_once(product: Product, senders: Senders, mailbox: Dovecot) -> None:
    assert len(senders.acknowledged) == senders.expected
    wait_for(lambda: not mailbox.unseen())
    product.says("idle", "--timeout", "120")
    found = kept(product)
    numbers = {hashlib.sha256(letter(number)).hexdigest(): number for number in range(LETTERS)}
    lost = set(numbers.values()) - {numbers.get(one.sha256) for one in found}
    assert [each for each in sorted(senders.acknowledged) if each[1] in lost] == [], "what was acknowledged is there"
    assert sorted(one.sha256 for one in found) == sorted(numbers), "each letter is there once, byte by byte"
    assert [one for one in found if not one.is_read] == []
    assert len({one.message for one in found} - {None}) == LETTERS, "each has a message of its own"
    assert sorted(ask(product, "written")) == sorted(map(write, range(WRITES))), "each write has its effect once"


class TestAWorkerThatDelivers:
    def test_killed_at_any_moment_delivers_every_answer_and_doubles_only_what_was_cut_after_the_dot(self, product):
        with mail_server(slow) as customers:
            product.environment["FIRSTHAND_SMTP_URL"] = customers.url
            self.write_answers(product)
            chance, kills = random.Random(7), 6
            with running(product, "worker") as worker:
                for point in sorted(chance.sample(range(1, 35), kills)):
                    wait_for(partial(has_had, customers, point))
                    time.sleep(chance.random() * 0.06)
                    worker.restart()
                wait_for(lambda: len(ids(customers)) == 40)
                product.says("idle", "--timeout", "60")
        assert {delivery for _reference, delivery in ask(product, "deliveries")} == {"sent"}
        assert set(ids(customers)) == {f"<{reference}>" for reference, _delivery in ask(product, "deliveries")}
        assert len(customers.letters) - 40 <= kills, "one line is open at a time, so a kill can cut only one"
        assert len(set(customers.letters)) == 40, "a second copy is the same letter"

    def write_answers(self, product: Product) -> None:
        product.says("ingest", *self.files(product))
        assert len(ask(product, "answer")) == 40

    def files(self, product: Product) -> list[str]:
        folder = product.data / "letters"
        folder.mkdir()
        for number in range(40):
            (folder / f"{number}.eml").write_bytes(letter(number))
        return [str(path) for path in folder.iterdir()]


def has_had(server: MailServer, letters: int) -> bool:
    return len(server.letters) >= letters


def slow(command: str) -> str:
    time.sleep(0.01)
    return "250 fine"


def ids(server: MailServer) -> "Counter[str]":
    """How often each letter came, by its Message-ID."""
    return Counter(raw.split(b"\r\n", 1)[0].removeprefix(b"Message-ID: ").decode() for raw in list(server.letters))
