"""Two hundred open screens while work goes on: what an event costs the house, and how long a page takes meanwhile.

`python -m bench.screens [--engine sqlite] [--size 1000] [--screens 200] [--a-second 2] [--seconds 30]`

Each screen does what a browser does: it watches its list with the company in thirty rows and one conversation, and fetches
what changed, with the rests that `live-screen` takes. Somebody beside them opens pages, and is kept waiting or not.
"""

import argparse
import asyncio
import json
import random
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from statistics import median, quantiles
from typing import Any

import psutil

from bench.burst import served
from bench.installation import ENGINES, Installation
from bench.past import REPRESENTATIVES

ROWS, BREATH, GATHERED = 30, 25.0, 0.008
# As in live-screen.js: a rest of twice what the last answer took, lists longer, and not all lists at one moment.
LONGEST_REST, REST, LIST_RESTS, SPREAD = 5.0, 2.0, 2.0, 0.4


def main() -> None:
    wanted = arguments()
    here = Installation(wanted.engine, wanted.size)
    if not here.is_loaded:
        sys.exit(f"Not loaded yet: python3 x.py bench load --engines {here.engine} --sizes {here.size}")
    here.open()
    with served(here, workers=1) as (web, _smtp):
        asyncio.run(measure(House(web), wanted))


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--engine", choices=ENGINES, default="sqlite")
    parser.add_argument("--size", type=int, default=1_000)
    parser.add_argument("--screens", type=int, default=200)
    parser.add_argument("--a-second", type=float, default=2.0, help="things that happen")
    parser.add_argument("--seconds", type=float, default=30.0)
    return parser.parse_args()


@dataclass
class House:
    """The product as a process that is watched."""

    port: int
    process: psutil.Process = field(init=False)

    def __post_init__(self) -> None:
        self.process = next(
            one.pid and psutil.Process(one.pid)
            for one in psutil.net_connections("tcp")
            if one.status == psutil.CONN_LISTEN and one.laddr.port == self.port
        )

    @property
    def cpu(self) -> float:
        spent = self.process.cpu_times()
        return float(spent.user + spent.system)

    async def get(self, path: str, cookies: str, **headers: str) -> float:
        """How long it took, in seconds."""
        began = time.perf_counter()
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        lines = [f"GET {path} HTTP/1.1", f"Host: 127.0.0.1:{self.port}", f"Cookie: {cookies}", "Accept-Encoding: gzip"]
        lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()] + [
            "Connection: close",
            "",
            "",
        ]
        writer.write("\r\n".join(lines).encode())
        answer = await reader.read()
        writer.close()
        if not answer.startswith(b"HTTP/1.1 200"):
            raise RuntimeError(f"{path}: {answer[:60]!r}")
        return time.perf_counter() - began


@dataclass
class Part:
    """Something on the screen that shows a topic, and fetches itself when that changes."""

    topics: set[str]
    fetch: Callable[[], Awaitable[float]]
    rests: float = 0.0
    news: asyncio.Event = field(default_factory=asyncio.Event)
    fetched: int = 0

    async def live(self) -> None:
        while await self.news.wait():
            await asyncio.sleep(GATHERED)
            await asyncio.sleep(random.uniform(0, SPREAD) if self.rests else 0)
            self.news.clear()
            took = await self.fetch()
            self.fetched += 1
            await asyncio.sleep(min(LONGEST_REST, REST * took + self.rests * random.uniform(0.75, 1.25)))


@dataclass
class Screen:
    """One open page of somebody, with its line to the house."""

    house: House
    cookies: str
    person: int
    conversation: int
    rows: list[int]
    heard: int = 0

    async def live(self) -> None:
        from websockets.asyncio.client import connect

        fetches, lists = {"HX_Request": "true", "X_By_Itself": "soon"}, {"HX_Request": "true", "X_By_Itself": "later"}
        at = f"/conversations/{self.conversation}/"
        self.parts = [
            Part(
                self.lists,
                lambda: self.house.get("/desk/team/", self.cookies, HX_Target="new-rows#x", **lists),
                LIST_RESTS,
            ),
            Part({f"conversation:{self.conversation}"}, lambda: self.house.get(at, self.cookies, **fetches)),
        ]
        url = f"ws://127.0.0.1:{self.house.port}/ws"
        async with connect(url, additional_headers={"Cookie": self.cookies}, proxy=None) as self.line:
            company = [f"presence:{one}" for one in {self.conversation, *self.rows}]
            await self.says(watch=sorted(set().union(*(part.topics for part in self.parts)) | set(company)))
            async with asyncio.TaskGroup() as group:
                for each in (self.breathe(), self.hear(), *(part.live() for part in self.parts)):
                    group.create_task(each)

    @property
    def lists(self) -> set[str]:
        teams = {self.person % 5 + 1, 1 if self.person == 1 else (self.person + 1) % 5 + 1}
        return {f"representative:{self.person}", *(f"team:{team}" for team in teams)}

    async def says(self, **words: Any) -> None:
        await self.line.send(json.dumps(words))

    async def breathe(self) -> None:
        while True:
            await self.says(here={"conversation": self.conversation, "how": "reading"})
            await asyncio.sleep(BREATH)

    async def hear(self) -> None:
        async for words in self.line:
            said = json.loads(words)
            self.heard += "present" in said
            for part in self.parts:
                if part.topics & set(said.get("changed", ())):
                    part.news.set()


async def measure(house: House, wanted: argparse.Namespace) -> None:
    screens = await asyncio.to_thread(seated, house, wanted.screens)
    async with opened(screens):
        idle = await share(house, 10.0)
        print(f"\n{wanted.screens} live screens, nothing happens: {idle:.1%} of a core")
        await company(house, screens, idle)
        await work(house, screens, wanted, idle)


def seated(house: House, count: int) -> list[Screen]:
    """Ten screens for each of the twenty people, each with a conversation of their team, and thirty rows beside it."""
    from bench.pages import Browser
    from firsthand.conversations.queries import visible_to
    from firsthand.team.models import Representative

    made, people = [], range(1, REPRESENTATIVES + 1)
    seen = {
        n: list(visible_to(Representative.objects.get(pk=n)).order_by("-pk").values_list("pk", flat=True)[:ROWS])
        for n in people
    }
    for turn in range(count):
        person = people[turn % len(people)]
        rows = seen[person]
        made.append(Screen(house, Browser(person).cookies, person, rows[turn // len(people) % len(rows)], rows))
    return made


@asynccontextmanager
async def opened(screens: list[Screen]) -> AsyncIterator[None]:
    living = [asyncio.create_task(screen.live()) for screen in screens]
    await asyncio.sleep(8)
    if broken := [task for task in living if task.done()]:
        broken[0].result()
    yield
    for task in living:
        task.cancel()


async def share(house: House, seconds: float) -> float:
    spent = house.cpu
    await asyncio.sleep(seconds)
    return (house.cpu - spent) / seconds


async def company(house: House, screens: list[Screen], idle: float) -> None:
    """Somebody takes up the pen and lays it down: all who have that conversation in their list are told."""
    first = screens[0]
    heard, spent, began = sum(one.heard for one in screens), house.cpu, time.monotonic()
    for turn in range(100):
        await first.says(here={"conversation": first.conversation, "how": "writing" if turn % 2 else "reading"})
        await asyncio.sleep(0.05)
    await asyncio.sleep(0.5)
    cost = house.cpu - spent - idle * (time.monotonic() - began)
    told = sum(one.heard for one in screens) - heard
    print(f"presence: {told / 100:.0f} screens are told of a change, ", end="")
    print(f"{cost * 10:.2f} ms of CPU a change, {cost / max(1, told) * 1e6:.0f} µs a screen")


async def work(house: House, screens: list[Screen], wanted: argparse.Namespace, idle: float) -> None:
    """Priorities are changed at a steady pace, by another process; screens fetch what changed, and somebody opens pages."""
    await pages(house, screens[1], seconds=2)  # what is made at the first request
    quiet = await pages(house, screens[1], seconds=8)
    fetched, spent, began = count(screens), house.cpu, time.monotonic()
    writing = asyncio.create_task(happen(screens, a_second=wanted.a_second, seconds=wanted.seconds))
    busy = await pages(house, screens[1], seconds=wanted.seconds)
    events = await writing
    took = time.monotonic() - began
    cost = house.cpu - spent - idle * took
    fetches = count(screens) - fetched
    print(f"work: {events / took:.1f} events a second, {fetches / events:.0f} fetches an event, ", end="")
    print(f"{cost / events * 1000:.0f} ms of CPU an event with all of them, {(house.cpu - spent) / took:.0%} of a core")
    for when, found in (("before", quiet), ("meanwhile", busy)):
        print(
            f"a page {when:10} median {median(found) * 1000:.0f} ms, p95 {quantiles(found, n=20)[-1] * 1000:.0f} ms, of {len(found)}"
        )


def count(screens: list[Screen]) -> int:
    return sum(part.fetched for screen in screens for part in screen.parts)


async def happen(screens: list[Screen], *, a_second: float, seconds: float) -> int:
    events = int(a_second * seconds)
    for turn in range(events):
        began = time.monotonic()
        await asyncio.to_thread(prioritise, screens[turn * 7 % len(screens)])
        await asyncio.sleep(max(0.0, 1 / a_second - (time.monotonic() - began)))
    return events


def prioritise(screen: Screen) -> None:
    """What shows in the conversation and in every list where it stands."""
    from django.utils import timezone

    from firsthand.conversations import actions
    from firsthand.conversations.models import Conversation
    from firsthand.conversations.rules.states import Priority
    from firsthand.team.models import Representative

    by = Representative.objects.with_account().get(pk=screen.person)
    found = Conversation.objects.get(pk=screen.conversation)
    actions.prioritise(found, priority=Priority(1 + found.priority % 4), by=by, at=timezone.now())


async def pages(house: House, somebody: Screen, *, seconds: float) -> list[float]:
    found, until = [], time.monotonic() + seconds
    while time.monotonic() < until:
        for path in ("/desk/team/", f"/conversations/{somebody.conversation}/"):
            found.append(await house.get(path, somebody.cookies))
            await asyncio.sleep(0.15)
    return found


if __name__ == "__main__":
    main()
