"""`firsthand demo` as a newcomer starts it: a process of its own, from nothing, and once more."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.cookiejar import CookieJar
from pathlib import Path
from time import monotonic, sleep
from urllib.request import HTTPCookieProcessor, build_opener, urlopen

import pytest

from tests.product import free_port

# A demo never stands on anything but SQLite.
pytestmark = pytest.mark.only_on("sqlite")
WITHIN = 120.0


@contextmanager
def opened(data: Path, *, port: int, smtp: int) -> Iterator[str]:
    """The demo is open; what its terminal says."""
    said = data.with_suffix(".txt")
    plain = {name: word for name, word in os.environ.items() if not name.startswith("FIRSTHAND_")}
    command = [sys.executable, "-m", "firsthand.run.commands", "demo", "--data", str(data), "--no-browser"]
    with said.open("w") as out:
        running = subprocess.Popen(
            [*command, "--port", str(port), "--smtp", str(smtp)], env=plain, stdout=out, stderr=out
        )
    try:
        until = monotonic() + WITHIN
        while not answers(f"http://127.0.0.1:{port}/readyz"):
            assert running.poll() is None and monotonic() < until, said.read_text()
            sleep(0.2)
        yield said.read_text()
    finally:
        running.send_signal(signal.SIGTERM)
        running.wait(10)


def answers(url: str) -> str:
    try:
        with urlopen(url, timeout=5) as answer:
            return str(answer.read().decode())
    except OSError:
        return ""


def arrives(outbox: Path) -> bool:
    """Whether an acknowledgement left the house: so the letter was taken in, read and answered."""
    until = monotonic() + 20
    while not list(outbox.glob("*.eml")) and monotonic() < until:
        sleep(0.2)
    return bool(list(outbox.glob("*.eml")))


@pytest.mark.only_on("sqlite")
class TestANewcomer:
    """Nothing is there yet but the folder's name."""

    def test_finds_a_shop_that_takes_letters_and_is_still_there_the_next_day(self, tmp_path: Path) -> None:
        data, port, smtp = tmp_path / "demo", free_port(), free_port()

        with opened(data, port=port, smtp=smtp) as said:
            assert "400 conversations" in said
            assert len(re.findall(rf"http://127.0.0.1:{port}/demo/enter/\S+", said)) == 3
            sends = next(line for line in said.splitlines() if line.startswith("python3 -c"))
            subprocess.run(["sh", "-c", sends], check=True)
            assert arrives(data / "outbox")
        with opened(data, port=port, smtp=smtp) as again:
            assert "Namaris is open" in again and "conversations in" not in again
            link = re.findall(rf"http://127.0.0.1:{port}/demo/enter/\S+", again)[0]
            assert "Namaris is open" in again and link not in said
            assert 'class="tour"' in signed_in(link)


def signed_in(link: str) -> str:
    """The desk behind the link."""
    page = build_opener(HTTPCookieProcessor(CookieJar())).open(link, timeout=20)
    return str(page.read().decode())
