"""Whatever is killed at whatever moment: what was acknowledged is stored exactly once, what was written arrives."""

import hashlib
import os
import random
import signal
import subprocess
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from socket import create_connection

import pytest

from firsthand.channels.email.tests.mail_server import MailServer, mail_server
from tests.faults.looking import ask, kept
from tests.faults.senders import Senders, letter, pouring
from tests.product import Product, installation

LETTERS = 500
KILLS = 20


@pytest.fixture
def product(tmp_path) -> Iterator[Product]:
    """An installation with the shop in it, not yet running."""
    with installation(tmp_path / "installation") as made:
        ask(made, "open")
        yield made


def kill_while(senders: Senders, kill: Callable[[], None], *, chance: random.Random) -> None:
    """Twenty kills, each shortly after some more letters were acknowledged."""
    for point in sorted(chance.sample(range(5, LETTERS - 5), KILLS)):
        while len(senders.acknowledged) < point:
            time.sleep(0.002)
        time.sleep(chance.random() * 0.03)
        kill()


def assert_each_is_stored_once(product: Product, senders: Senders) -> None:
    assert senders.acknowledged == set(range(LETTERS))
    product.says("idle", "--timeout", "120")
    found = kept(product)
    sent = [hashlib.sha256(letter(number)).hexdigest() for number in range(LETTERS)]
    assert sorted(one.sha256 for one in found) == sorted(sent), "each letter is there once, byte by byte"
    assert [one for one in found if not one.is_read] == []
    assert len({one.message for one in found} - {None}) == LETTERS, "each has a message of its own"


class TestTheWholeProduct:
    def test_killed_twenty_times_while_mail_pours_in_has_everything_it_acknowledged_once(self, product):
        product.start()
        chance = random.Random(2026)
        with pouring(product.smtp, letters=LETTERS, at_once=8) as senders:
            kill_while(senders, lambda: product.restart() and None, chance=chance)
        assert_each_is_stored_once(product, senders)


class TestPartsInProcessesOfTheirOwn:
    def test_killed_twenty_times_while_mail_pours_in_have_everything_they_acknowledged_once(self, product):
        chance = random.Random(11)
        with (
            running(product, "inlet", "--smtp", f"127.0.0.1:{product.smtp}") as inlet,
            running(product, "worker") as worker,
        ):
            inlet.wait_for(product.smtp)
            with pouring(product.smtp, letters=LETTERS, at_once=8) as senders:
                kill_while(senders, lambda: chance.choice((inlet, worker)).restart(), chance=chance)
            assert_each_is_stored_once(product, senders)


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


class Part:
    """One process of the product, which comes back when it is killed."""

    def __init__(self, product: Product, *words: str) -> None:
        self._product, self._words = product, words
        self._process: subprocess.Popen[bytes] = product.command(*words)

    def restart(self) -> None:
        self.kill()
        self._process = self._product.command(*self._words)

    def kill(self) -> None:
        os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait(10)

    def wait_for(self, port: int) -> None:
        def answers() -> bool:
            with create_connection(("127.0.0.1", port), timeout=5):
                return True

        wait_for(answers)


@contextmanager
def running(product: Product, *words: str) -> Iterator[Part]:
    part = Part(product, *words)
    try:
        yield part
    finally:
        part.kill()


def wait_for(is_so: Callable[[], bool], *, within: float = 90) -> None:
    until = time.monotonic() + within
    while time.monotonic() < until:
        try:
            if is_so():
                return
        except OSError:
            pass
        time.sleep(0.01)
    raise AssertionError("it did not come about in time")
