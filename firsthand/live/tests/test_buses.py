"""What one process tells, another hears."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.product import own_database

LISTENS = """
import sys, threading
{setup}
stop, ready = threading.Event(), threading.Event()
def hear(topics):
    print(" ".join(sorted(topics)), flush=True)
threading.Thread(target=lambda: bus.listen(hear, stop=stop, ready=ready), daemon=True).start()
ready.wait(60)
print("listening", flush=True)
for line in sys.stdin:
    bus.send(line.split())
"""

SQLITE = """
from pathlib import Path
from firsthand.live.buses.sqlite import SqliteBus
bus = SqliteBus(Path({place!r}))
"""

POSTGRESQL = """
import django
from django.conf import settings
from environ import Env
settings.configure(DATABASES={{"default": Env.db_url_config({place!r})}})
django.setup()
from firsthand.live.buses.postgres import PostgresBus
bus = PostgresBus()
"""

VALKEY = """
from firsthand.live.buses.valkey import ValkeyBus
bus = ValkeyBus({place!r}, channel="firsthand:live:test")
"""


class TestTwoProcesses:
    def test_hear_each_other_through_a_file_beside_sqlite(self, tmp_path):
        self.hear_each_other(SQLITE.format(place=str(tmp_path / "firsthand.live")))

    @pytest.mark.only_on("postgresql")
    def test_hear_each_other_through_postgresql(self, product_database):
        self.hear_each_other(POSTGRESQL.format(place=product_database))

    def test_hear_each_other_through_valkey(self, valkey):
        self.hear_each_other(VALKEY.format(place=valkey.url))

    def test_of_another_installation_on_the_same_valkey_are_not_heard(self, valkey):
        ours = VALKEY.format(place=valkey.url)
        with process(ours) as one, process(ours) as other, process(ours.replace(":test", ":theirs")) as stranger:
            say(stranger, "conversation:66")
            assert tell(one, "desk", heard_by=other) == "desk"

    def hear_each_other(self, setup: str) -> None:
        with process(setup) as one, process(setup) as other:
            assert tell(one, "conversation:1 team:2", heard_by=other) == "conversation:1 team:2"
            assert tell(other, "desk", heard_by=one) == "desk"

    @pytest.mark.only_on("postgresql")
    def test_a_thousand_topics_are_more_than_one_notification_and_all_arrive(self, product_database):
        topics = sorted(f"conversation:{number}" for number in range(1000))
        setup = POSTGRESQL.format(place=product_database)
        heard: list[str] = []
        with process(setup) as one, process(setup) as other:
            heard += tell(one, " ".join(topics), heard_by=other).split()
            while len(heard) < len(topics):
                heard += line_of(other).split()
        assert sorted(heard) == topics


@pytest.fixture
def product_database() -> Iterator[str]:
    with own_database() as place:
        yield place


@contextmanager
def process(setup: str) -> Iterator["subprocess.Popen[str]"]:
    with subprocess.Popen(
        [sys.executable, "-c", LISTENS.format(setup=setup)],
        cwd=Path(__file__).parents[3],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as running:
        assert line_of(running) == "listening"
        yield running
        running.kill()


def tell(one: "subprocess.Popen[str]", topics: str, *, heard_by: "subprocess.Popen[str]") -> str:
    say(one, topics)
    return line_of(heard_by)


def say(one: "subprocess.Popen[str]", topics: str) -> None:
    assert one.stdin is not None
    one.stdin.write(f"{topics}\n")
    one.stdin.flush()


def line_of(running: "subprocess.Popen[str]") -> str:
    assert running.stdout is not None
    return running.stdout.readline().strip()
