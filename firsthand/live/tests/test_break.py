"""The way between processes breaks and comes back: screens catch up, and nobody has to be told."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread

import pytest
from django.db import connection
from valkey import Valkey

from firsthand.live import hear
from firsthand.live.buses.bus import Bus
from firsthand.live.buses.postgres import PostgresBus
from firsthand.live.buses.valkey import ValkeyBus
from firsthand.live.listening import listen
from firsthand.live.tests.conftest import session_of
from firsthand.live.topics import EVERYTHING

PATIENCE = 15.0  # seconds
CHANNEL = "firsthand:live:test"


class TestValkeyThatGoesAndComesBack:
    def test_lets_everybody_look_again_and_then_goes_on(self, valkey):
        with listening_to(ValkeyBus(valkey.url, channel=CHANNEL)) as heard:
            valkey.end()
            time.sleep(0.5)
            valkey.start()
            wait_until(lambda: EVERYTHING in heard)

            another_process_sends(valkey.url, "conversation:1")

            wait_until(lambda: "conversation:1" in heard)

    def test_is_waited_for_when_it_starts_later_than_we(self, valkey):
        valkey.end()
        with listening_to(ValkeyBus(valkey.url, channel=CHANNEL), is_there=False) as heard:
            time.sleep(0.5)
            valkey.start()
            wait_until(lambda: EVERYTHING in heard)

    def test_lets_an_open_screen_look_again(self, valkey, house, asta):
        house.allowed[asta.pk] = {"conversation:1"}
        with listening_to(ValkeyBus(valkey.url, channel=CHANNEL)), house.screen(session_of(asta)) as screen:
            screen.says({"watch": ["conversation:1"]})
            valkey.end()
            valkey.start()
            assert screen.hears() == {"changed": ["conversation:1"]}


@pytest.mark.only_on("postgresql")
@pytest.mark.django_db(transaction=True)
class TestPostgresqlThatDropsTheLine:
    def test_lets_everybody_look_again_and_then_goes_on(self):
        with listening_to(PostgresBus()) as heard:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN %'")
            wait_until(lambda: EVERYTHING in heard)

            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_notify('firsthand_live', 'another-process conversation:1')")

            wait_until(lambda: "conversation:1" in heard)


@contextmanager
def listening_to(bus: Bus, *, is_there: bool = True) -> Iterator[set[str]]:
    """What is heard in this process of others."""
    heard: set[str] = set()
    stop, ready = Event(), Event()
    deaf = hear(heard.update)
    thread = Thread(target=listen, args=(bus,), kwargs={"stop": stop, "ready": ready}, daemon=True)
    thread.start()
    assert not is_there or ready.wait(PATIENCE)
    yield heard
    stop.set()
    thread.join(PATIENCE)
    deaf()


def another_process_sends(url: str, topic: str) -> None:
    Valkey.from_url(url).publish(CHANNEL, f"another-process {topic}")


def wait_until(is_true: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE
    while not is_true():
        assert time.monotonic() < until, "it never became true"
        time.sleep(0.02)
