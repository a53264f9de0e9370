"""What stops, stops in order and in time."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread
from typing import Any

import pytest
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from firsthand.run.serving.parts import Loop
from firsthand.run.serving.process import stop_all
from firsthand.run.serving.tests.conftest import PATIENCE
from tests.product import STARTS_WITHIN, Product, installation


class TestTheWebPart:
    def test_finishes_a_request_that_is_under_way(self, server):
        answers: list[Any] = []
        asking = Thread(target=lambda: answers.append(server.asks("/slow")))
        asking.start()
        time.sleep(0.2)
        server.web.stop()
        asking.join()
        assert answers == [(200, "seen")]

    def test_takes_nothing_new_afterwards(self, server):
        server.web.stop()
        with pytest.raises(ConnectionRefusedError):
            server.asks("/seen")

    def test_sends_screens_away_to_come_again(self, server):
        with connect(f"ws://127.0.0.1:{server.port}/ws", proxy=None) as line:
            line.send('{"ping": 1}')
            line.recv(timeout=PATIENCE)
            server.web.stop()
            with pytest.raises(ConnectionClosed, match="1012"):
                line.recv(timeout=PATIENCE)


class TestAPartThatHangs:
    def test_does_not_keep_the_others(self):
        hanging, orderly = Loop("hanging", lambda stop: Event().wait(30)), Loop("orderly", Event.wait)
        for part in (hanging, orderly):
            part.start()
        began = time.monotonic()
        assert stop_all([hanging, orderly], within=0.3) == ["hanging"]
        assert time.monotonic() - began < 15, "it would hang for thirty seconds"
        assert not orderly.is_ready


class TestAPartThatFails:
    def test_begins_again(self, monkeypatch):
        monkeypatch.setattr("firsthand.run.serving.parts.AGAIN_AFTER", 0.01)
        tries: list[int] = []
        has_recovered = Event()

        def work(stop: Event) -> None:
            tries.append(1)
            if len(tries) < 3:
                raise ZeroDivisionError
            has_recovered.set()
            stop.wait()

        loop = Loop("failing", work)
        loop.start()
        assert has_recovered.wait(10)
        loop.stop()
        assert len(tries) == 3


class TestTheProcess:
    def test_ends_within_five_seconds_of_being_told_with_screens_open(self, tmp_path):
        with web(tmp_path) as product, connect(f"ws://127.0.0.1:{product.http}/ws", proxy=None) as line:
            line.send('{"ping": 1}')
            assert line.recv(timeout=PATIENCE) == '{"pong":1}'
            assert product.stop() < 5
            assert '"stopped"' in product.log

    def test_a_second_one_on_the_same_port_ends_with_one_sentence(self, tmp_path):
        with web(tmp_path) as product:
            second = product.command("web", "--http", f"127.0.0.1:{product.http}")
            assert second.wait(STARTS_WITHIN) == 1
            assert product.log.splitlines()[-1].endswith("Choose another port.")


@contextmanager
def web(data: Any) -> Iterator[Product]:
    """The pages alone, as a process."""
    with installation(data, "web") as product:
        product.process = product.command("web", "--http", f"127.0.0.1:{product.http}")
        product.wait_until_ready()
        yield product
