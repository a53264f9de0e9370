"""What thousands of idle screens cost one web process, and what an event to one of them costs.

`python -m bench.sockets [--sockets 10000] [--events 500]`
"""

import argparse
import asyncio
import os
import resource
import socket
import subprocess
import sys
import tempfile
import time
from base64 import b64encode
from importlib import import_module
from pathlib import Path

import psutil

AT_ONCE = 100
IDLE = 10.0  # seconds
TEXT, PONG = 0x81, 0x8A


class Screen(asyncio.Protocol):
    """One socket with as little on this side as possible; it answers pings, as browsers do."""

    def __init__(self) -> None:
        self.heard: asyncio.Queue[bytes] = asyncio.Queue()
        self.transport: asyncio.Transport
        self._kept = b""
        self._is_open = False
        self.opened = asyncio.Event()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        self._kept += data
        if not self._is_open and b"\r\n\r\n" in self._kept:
            assert b" 101 " in self._kept, self._kept
            self.opened.set()
            self._is_open, self._kept = True, self._kept.partition(b"\r\n\r\n")[2]
        while self._is_open and len(self._kept) >= 2 and len(self._kept) >= 2 + self._kept[1]:
            kind, words, self._kept = self._kept[0], self._kept[2 : 2 + self._kept[1]], self._kept[2 + self._kept[1] :]
            self.heard.put_nowait(words) if kind == TEXT else self._sends(PONG, words)

    def says(self, words: str) -> None:
        self._sends(TEXT, words.encode())

    def _sends(self, kind: int, words: bytes) -> None:
        self.transport.write(bytes([kind, 0x80 | len(words)]) + b"\0\0\0\0" + words)


def main() -> None:
    wanted = arguments()
    resource.setrlimit(resource.RLIMIT_NOFILE, (resource.getrlimit(resource.RLIMIT_NOFILE)[1],) * 2)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["FIRSTHAND_DATA"] = folder
        port = free_port()
        command = [
            sys.executable,
            "-m",
            "firsthand.run.commands",
            "web",
            "--data",
            folder,
            "--http",
            f"127.0.0.1:{port}",
        ]
        with (Path(folder) / "log").open("wb") as log, subprocess.Popen(command, stderr=log, stdout=log) as server:
            try:
                asyncio.run(measure(port, psutil.Process(server.pid), count=wanted.sockets, events=wanted.events))
            finally:
                server.terminate()


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sockets", type=int, default=10_000)
    parser.add_argument("--events", type=int, default=500)
    return parser.parse_args()


async def measure(port: int, server: psutil.Process, *, count: int, events: int) -> None:
    await asyncio.to_thread(wait_until_ready, port)
    session, topic = await asyncio.to_thread(sign_somebody_in)
    await open_screen(port, session, topic)
    before = server.memory_info().rss
    began, spent = time.monotonic(), cpu(server)
    screens: list[Screen] = []
    while len(screens) < count:
        screens += await asyncio.gather(*(open_screen(port, session, "desk") for _ in range(AT_ONCE)))
    grown = server.memory_info().rss - before
    print(
        f"{count:,} signed-in sockets, each watching: {grown / 2**20:.0f} MB above idle, {grown / count / 1024:.1f} KB each"
    )
    print(f"opened in {time.monotonic() - began:.0f} s, {(cpu(server) - spent) / count * 1000:.2f} ms of CPU each")
    idle = await rest(server)
    await tell(await open_screen(port, session, topic), topic, server, events=events, idle=idle)


async def open_screen(port: int, session: str, topic: str) -> Screen:
    transport, screen = await asyncio.get_running_loop().create_connection(Screen, "127.0.0.1", port)
    key = b64encode(os.urandom(16)).decode()
    transport.write(
        f"GET /ws HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nCookie: sessionid={session}\r\nUpgrade: websocket\r\n"
        f"Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: {key}\r\n\r\n".encode()
    )
    await screen.opened.wait()
    screen.says(f'{{"watch":["{topic}"]}}')
    assert topic.encode() in await screen.heard.get()
    return screen


async def rest(server: psutil.Process) -> float:
    """The share of a core that is spent on nothing."""
    spent = cpu(server)
    await asyncio.sleep(IDLE)
    idle = (cpu(server) - spent) / IDLE
    print(f"while nothing happens: {idle:.2%} of a core")
    return idle


async def tell(screen: Screen, topic: str, server: psutil.Process, *, events: int, idle: float) -> None:
    """Each event is told by another process, as a command beside the server would, and waited for."""
    from firsthand.live.telling import spread

    began, spent = time.monotonic(), cpu(server)
    for _ in range(events):
        spread(frozenset({topic}))
        await screen.heard.get()
    took = time.monotonic() - began
    print(f"an event to one of them: {(cpu(server) - spent - idle * took) / events * 1000:.2f} ms of CPU, ", end="")
    print(f"{took / events * 1000:.0f} ms from process to process")


def sign_somebody_in() -> tuple[str, str]:
    """The session of an administrator, who may watch the desk, and a topic that nobody else watches."""
    import django

    os.environ["DJANGO_SETTINGS_MODULE"] = "firsthand.run.settings"
    django.setup()
    from django.conf import settings
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.utils import timezone

    from firsthand.access.models import Account, Role
    from firsthand.team.models import Representative

    account = Account.objects.join("asta@namai.lt", role=Role.ADMINISTRATOR, at=timezone.now())
    representative = Representative.objects.create(account=account, name="Asta")
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session.update({SESSION_KEY: str(account.pk), BACKEND_SESSION_KEY: settings.AUTHENTICATION_BACKENDS[0]})
    session[HASH_SESSION_KEY] = account.get_session_auth_hash()
    session.save()
    return str(session.session_key), f"representative:{representative.pk}"


def wait_until_ready(port: int) -> None:
    from urllib.error import URLError
    from urllib.request import urlopen

    for _ in range(600):
        try:
            urlopen(f"http://127.0.0.1:{port}/readyz", timeout=5)
            return
        except (URLError, TimeoutError):
            time.sleep(0.1)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as asked:
        return int(asked.getsockname()[1])


def cpu(server: psutil.Process) -> float:
    spent = server.cpu_times()
    return float(spent.user + spent.system)


if __name__ == "__main__":
    main()
