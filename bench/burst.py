"""A thousand letters in a burst, taken in by the running product while people look at their screens.

`python -m bench.burst [--engines sqlite postgresql] [--letters 1000] [--size 1000] [--screens 3] [--workers 1]`

Every third letter is a newsletter of 40 kB, the others are plain. Each screen asks for the desk and for conversations
in turn, with a short rest; what an answer takes in the burst stands beside what it takes before it, in the same run.
"""

import argparse
import http.client
import multiprocessing
import os
import signal
import smtplib
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count, cycle
from statistics import median, quantiles
from threading import Event, Thread

from bench.calibration import calibration
from bench.installation import ENGINES, Installation
from bench.sockets import free_port, wait_until_ready

QUIET = 15.0  # seconds
REST = 0.15  # seconds between two pages of a screen
BROUGHT_AT_ONCE = 10
PATIENCE = 600.0  # seconds


def main() -> None:
    wanted = arguments()
    for engine in wanted.engines if len(wanted.engines) > 1 else ():
        given = [
            each
            for name in ("letters", "size", "screens", "workers")
            for each in (f"--{name}", str(getattr(wanted, name)))
        ]
        subprocess.run([sys.executable, "-m", "bench.burst", "--engines", engine, *given], check=True)
    if len(wanted.engines) == 1:
        measure(Installation(wanted.engines[0], wanted.size), wanted)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--engines", nargs="+", choices=ENGINES, default=ENGINES)
    parser.add_argument("--letters", type=int, default=1_000)
    parser.add_argument("--size", type=int, default=1_000)
    parser.add_argument("--screens", type=int, default=3)
    parser.add_argument("--workers", type=int, default=1, help="web processes; several on PostgreSQL only")
    return parser.parse_args()


def measure(here: Installation, wanted: argparse.Namespace) -> None:
    """One table of the pages before and in the burst, and how fast the letters went."""
    if not here.is_loaded:
        sys.exit(f"Not loaded yet: python3 x.py bench load --engines {here.engine} --sizes {here.size}")
    here.open()
    letters = made_letters(wanted.letters)
    until_idle()
    with served(here, workers=wanted.workers) as (web, smtp):
        screens = Screens(web, wanted.screens)
        with screens.open():
            time.sleep(3)  # what is made at the first request
            with screens.noted("before"):
                time.sleep(QUIET)
            print(
                f"\n{here.engine}, {here.size:,} conversations, {wanted.screens} screens; loop {calibration():.1f} ms"
            )
            with screens.noted("in the burst"):
                pour(letters, smtp)
    screens.print()


def made_letters(number: int) -> list[bytes]:
    from bench.acts import letter
    from bench.newsletters import newsletter
    from bench.words import Speaker

    speaker, senders = Speaker(9), (f"person{turn % 300 + 1}@posta.example" for turn in count())
    return [
        newsletter(speaker, sender=next(senders)) if turn % 3 == 2 else letter(speaker, sender=next(senders))
        for turn in range(number)
    ]


def until_idle() -> None:
    """What earlier runs left to be done is not done in this one."""
    from firsthand.channels.email.models import Letter
    from firsthand.journal.models import Errand

    Errand.objects.all().delete()
    Letter.objects.filter(read_at=None).delete()


@contextmanager
def served(here: Installation, *, workers: int) -> Iterator[tuple[int, int]]:
    """The product runs on the installation; yields its ports for pages and for mail."""
    web, smtp = free_port(), free_port()
    addresses = ["--http", f"127.0.0.1:{web}", "--smtp", f"127.0.0.1:{smtp}", "--workers", str(workers)]
    command = [sys.executable, "-m", "firsthand.run.commands", "serve", "--data", str(here.folder), *addresses]
    with (here.folder / "serve.log").open("wb") as log:
        product = subprocess.Popen(command, stdout=log, stderr=log, start_new_session=True)
        try:
            wait_until_ready(web)
            yield web, smtp
        finally:
            os.killpg(product.pid, signal.SIGTERM)
            product.wait(20)


@dataclass
class Screens:
    """People who look at one page after the other; what each answer took is noted under what was going on."""

    port: int
    number: int
    took: dict[str, dict[str, list[float]]] = field(default_factory=dict)
    now: str = ""
    _ends: Event = field(default_factory=Event)

    @contextmanager
    def open(self) -> Iterator[None]:
        from bench.pages import Browser

        browsers = [Browser(1 + turn % 2) for turn in range(self.number)]
        threads = [Thread(target=self._look, args=(one.cookies,)) for one in browsers]
        for thread in threads:
            thread.start()
        try:
            yield
        finally:
            self._ends.set()
            for thread in threads:
                thread.join()

    @contextmanager
    def noted(self, as_: str) -> Iterator[None]:
        self.took[as_] = {"desk": [], "conversation": []}
        self.now = as_
        yield
        self.now = ""

    def print(self) -> None:
        print(f"{'milliseconds':20}{'pages':>7}{'median':>9}{'p95':>9}{'longest':>9}")
        for when, kinds in self.took.items():
            for kind, took in kinds.items():
                last = quantiles(took, n=20)[-1]
                print(f"{kind + ' ' + when:20}{len(took):7}{median(took):9.0f}{last:9.0f}{max(took):9.0f}")

    def _look(self, cookies: str) -> None:
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        for kind, path in cycle(pages_looked_at()):
            if self._ends.wait(REST):
                return
            then, began = self.now, time.perf_counter()
            line.request("GET", path, headers={"cookie": cookies})
            answer = line.getresponse()
            answer.read()
            if answer.status != 200:
                raise RuntimeError(f"{path}: {answer.status}")
            if then and then == self.now:
                self.took[then][kind].append((time.perf_counter() - began) * 1_000)


def pages_looked_at() -> list[tuple[str, str]]:
    """The desk, and a conversation after each look at it."""
    from django.db import connection

    from firsthand.conversations.models import Conversation

    some = Conversation.objects.filter(team=1, message_count__gt=5).order_by("-pk").values_list("pk", flat=True)[:10]
    found = [each for pk in some for each in (("desk", "/desk/all/"), ("conversation", f"/conversations/{pk}/"))]
    connection.close()
    return found


def pour(letters: list[bytes], port: int) -> None:
    """All letters are brought, by a process of its own, and read; it says how fast."""
    from bench.burst import bring  # by this name the other process finds it

    began = time.perf_counter()
    bringing = multiprocessing.get_context("spawn").Process(target=bring, args=(letters, port))
    bringing.start()
    bringing.join()
    brought = time.perf_counter() - began
    wait_for(all_read)
    took = time.perf_counter() - began
    number = len(letters)
    print(f"{number:,} letters: taken in after {brought:.1f} s, {number / brought:.0f} a second; ", end="")
    print(f"all read after {took:.1f} s, {number / took:.0f} a second")


def bring(letters: list[bytes], port: int) -> None:
    def share(first: int) -> None:
        with smtplib.SMTP("127.0.0.1", port, timeout=120) as line:
            for raw in letters[first::BROUGHT_AT_ONCE]:
                line.sendmail("server@posta.example", ["help1@namai.example"], raw)

    with ThreadPoolExecutor(BROUGHT_AT_ONCE) as pool:
        list(pool.map(share, range(BROUGHT_AT_ONCE)))


def all_read() -> bool:
    from firsthand.channels.email.models import Letter

    return not Letter.objects.filter(read_at=None).exists()


def wait_for(is_so: Callable[[], bool]) -> None:
    until = time.monotonic() + PATIENCE
    while not is_so():
        if time.monotonic() > until:
            sys.exit("It did not come about in time.")
        time.sleep(0.1)


if __name__ == "__main__":
    main()
