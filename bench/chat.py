"""What open chats cost one web process, and how long a message takes from one browser to another.

`python -m bench.chat [--engine sqlite] [--workers 1] [--chats 500] [--rate 50] [--seconds 15] [--idle 5000]`

Each chat is open in two browsers of one visitor: what one says is on the disk before it counts as sent, and has arrived when
the other shows it, by the same way as an answer of ours. Bounded, on loopback; on a busy machine the figures are noisy.
"""

import argparse
import asyncio
import gzip
import json
import os
import random
import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import Any
from uuid import uuid4

import psutil
from playwright.sync_api import sync_playwright
from websockets.asyncio.client import ClientConnection, connect

from bench.installation import ENGINES, Installation
from tests.product import free_port

SCRIPT = Path("firsthand/channels/chat/static/chat/widget.js")
PREPARE = """
import django; django.setup()
from django.utils import timezone
from firsthand.channels.chat.actions import ChatSettings, open_chat
from firsthand.conversations.actions import InboxSettings
from firsthand.journal.actor import HOUSE
from firsthand.organisation.models import Organisation
from firsthand.team.models import Team
Organisation.objects.get_or_create(defaults={"name": "Bench"})
inbox = InboxSettings(name="Chat", team=Team.objects.create(name="Team"), answer_within=10)
open_chat(inbox, ChatSettings(languages=("en",), sites=("https://bench.example",)), by=HOUSE, at=timezone.now())
"""


class Pair:
    """One visitor with two browsers; the second says when it has what the first has said."""

    def __init__(self, at: str, number: int) -> None:
        self.at, self.token = at, f"bench-{number:06}-{'x' * 30}"
        self.said: dict[str, float] = {}
        self.kept: list[float] = []
        self.shown: list[float] = []

    async def open(self) -> None:
        self.first = await hello(self.at, self.token)
        self.say(f"Hello from {self.token}")
        await self._until("kept")
        self.second = await hello(self.at, self.token)
        self.tasks = [asyncio.create_task(self._listen(self.first)), asyncio.create_task(self._listen(self.second))]

    def say(self, text: str) -> None:
        name = str(uuid4())
        self.said[name] = time.perf_counter()
        self.sending = asyncio.ensure_future(self.first.send(json.dumps({"say": {"id": name, "text": text}})))

    async def _until(self, word: str) -> None:
        while word not in json.loads(await self.first.recv()):
            pass
        self.said.clear()

    async def _listen(self, line: ClientConnection) -> None:
        async for words in line:
            self._hear(json.loads(words), shows=line is self.second)

    def _hear(self, said: dict[str, Any], *, shows: bool) -> None:
        now = time.perf_counter()
        if kept := said.get("kept"):
            self.kept.append(now - self.said.get(kept["id"], now))
        for one in said.get("messages", []) if shows else []:
            if began := self.said.get(one.get("id", "")):
                self.shown.append(now - began)


async def hello(at: str, token: str) -> ClientConnection:
    line = await connect(at, origin="https://bench.example", compression=None, ping_interval=None)  # type: ignore[arg-type]
    await line.send(json.dumps({"hello": {"token": token, "language": "en"}}))
    await line.recv()
    return line


async def measure(at: str, process: psutil.Process, given: argparse.Namespace) -> None:
    pairs = [Pair(at, number) for number in range(given.chats)]
    for start in range(0, len(pairs), 20):
        await asyncio.gather(*(one.open() for one in pairs[start : start + 20]))
    before, began = cpu_of(process), time.perf_counter()
    for turn in range(int(given.rate * given.seconds)):
        random.choice(pairs).say(f"Message {turn}")
        await asyncio.sleep(max(0.0, began + turn / given.rate - time.perf_counter()))
    await asyncio.sleep(2)
    cpu = cpu_of(process) - before
    count = int(given.rate * given.seconds)
    print(f"{given.chats} chats in two browsers each, {given.rate} messages a second for {given.seconds} s")
    for name, times in (
        ("sent", [t for one in pairs for t in one.kept]),
        ("shown", [t for one in pairs for t in one.shown]),
    ):
        print(
            f"  {name:6} {len(times)} of {count}   p50 {at_share(times, 0.5):6.1f} ms   p95 {at_share(times, 0.95):6.1f} ms"
        )
    print(f"  CPU    {cpu / count * 1000:.1f} ms a message")
    rss = largest(process)
    idle = [await hello(at, "") for _ in range(given.idle)]
    grown = largest(process)
    each = (grown - rss) / max(1, len(idle) / given.workers)
    print(f"{len(idle)} idle sockets more: {each / 1024:.0f} KB each; {grown / 2**20:.0f} MB a process")
    print(f"script: {len(gzip.compress(SCRIPT.read_bytes())) / 1000:.1f} kB compressed")


def cpu_of(process: psutil.Process) -> float:
    """Seconds of the house and all its processes."""
    return sum(sum(one.cpu_times()[:2]) for one in (process, *process.children(recursive=True)))


def largest(process: psutil.Process) -> int:
    """Bytes of the process that holds most."""
    return int(max(one.memory_info().rss for one in (process, *process.children(recursive=True))))


OPENED = """async () => {
  const chat = document.querySelector("firsthand-chat"), began = performance.now();
  chat.bubble.click();
  while (!chat.card || chat.card.hidden) await new Promise(requestAnimationFrame);
  return (performance.now() - began) / 1000;
}"""
BLOCKED = """() => new Promise((told) => {
  const found = (list) => told(list.getEntries().reduce((sum, one) => sum + one.duration - 50, 0) / 1000);
  new PerformanceObserver(found).observe({ type: "longtask", buffered: true });
  setTimeout(() => told(0), 300);
})"""


def opening(house: str, *, times: int) -> None:
    """From the click to the card, and how long the page stood still: nothing that takes 50 ms at once."""
    opened, blocked = [], []
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
        )
        for _time in range(times):
            page = chromium.new_page()
            page.goto(f"{house}/accounts/login/", wait_until="networkidle")
            before = page.evaluate(BLOCKED)
            page.add_script_tag(url=f"{house}/chat/bench.js")
            page.wait_for_function("document.querySelector('firsthand-chat')?.bubble")
            opened.append(page.evaluate(OPENED))
            blocked.append(page.evaluate(BLOCKED) - before)
            page.close()
    print(f"opened after {at_share(opened, 0.5):.0f} ms, p95 {at_share(opened, 0.95):.0f} ms")
    print(f"blocked the page for {at_share(blocked, 0.5):.0f} ms, p95 {at_share(blocked, 0.95):.0f} ms")


def at_share(times: list[float], share: float) -> float:
    ordered = sorted(times) or [0.0]
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))] * 1000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--engine", choices=ENGINES, default="sqlite")
    for name, value in (("workers", 1), ("chats", 500), ("rate", 50), ("seconds", 15), ("idle", 5000)):
        parser.add_argument(f"--{name}", type=int, default=value)
    given = parser.parse_args()
    most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    port, smtp = free_port(), free_port()
    os.environ["FIRSTHAND_BASE_URL"] = f"http://127.0.0.1:{port}"
    Installation(given.engine, 0).open(thrown_away=True)
    ways = ["--http", f"127.0.0.1:{port}", "--smtp", f"127.0.0.1:{smtp}", "--workers", str(given.workers)]
    serving = subprocess.Popen([str(Path(sys.executable).with_name("firsthand")), "serve", *ways])
    try:
        wait_for(port)
        subprocess.run([sys.executable, "-c", PREPARE], check=True)
        opening(f"http://127.0.0.1:{port}", times=20)
        asyncio.run(measure(f"ws://127.0.0.1:{port}/chat/bench/socket", psutil.Process(serving.pid), given))
    finally:
        serving.terminate()
        serving.wait(10)


def wait_for(port: int) -> None:
    from urllib.request import urlopen

    for _ in range(600):
        try:
            urlopen(f"http://127.0.0.1:{port}/readyz", timeout=1)
            return
        except OSError:
            time.sleep(0.1)
    sys.exit("it did not start")


if __name__ == "__main__":
    main()
