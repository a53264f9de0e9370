"""The real product as processes of their own, to be used, killed and started again by a test."""

import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import psycopg

from tests.database import TABLES, address, is_postgresql, prepared_folder

STARTS_WITHIN = 60.0  # seconds, on a busy machine
PORTS = range(10_000, 32_000)
GIVEN: set[int] = set()
STOPS_WITHIN = 5.0  # seconds: the promise of `firsthand serve`


class DidNotStart(AssertionError):
    """The product ended, or was not ready in time; its log says why."""


@dataclass
class Product:
    """One installation in a data folder, with the addresses where it answers."""

    data: Path
    environment: dict[str, str]
    verb: tuple[str, ...] = ("serve",)
    http: int = field(default_factory=lambda: free_port())
    smtp: int = field(default_factory=lambda: free_port())
    process: "subprocess.Popen[bytes] | None" = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.http}"

    @property
    def pid(self) -> int:
        assert self.process is not None, "the product is not running"
        return self.process.pid

    @property
    def log(self) -> str:
        """All that its processes have said so far, over every start."""
        return self.log_file.read_text(errors="replace") if self.log_file.exists() else ""

    @property
    def log_file(self) -> Path:
        return self.data / f"{self.verb[0]}.log"

    def start(self) -> "Product":
        """It answers `/readyz`; the data folder and the addresses are those of the start before."""
        self.process = self.command(*self.verb, "--http", f"127.0.0.1:{self.http}", "--smtp", f"127.0.0.1:{self.smtp}")
        self.wait_until_ready()
        return self

    def command(self, *words: str) -> "subprocess.Popen[bytes]":
        """A command of the product runs on this installation; what it says goes to the log."""
        with self.log_file.open("ab") as log:
            return subprocess.Popen(
                [sys.executable, "-m", "firsthand.run.commands", words[0], "--data", str(self.data), *words[1:]],
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )

    def says(self, *words: str, stdin: str = "") -> str:
        """What a command of the product prints, once it has ended well."""
        done = self.does(*words, stdin=stdin)
        assert done.returncode == 0, f"{words[0]} failed:\n{done.stdout}{done.stderr}"
        return done.stdout

    def does(self, *words: str, stdin: str = "", **settings: str) -> "subprocess.CompletedProcess[str]":
        """How a command of the product ended, well or not, and what it said."""
        return subprocess.run(
            [sys.executable, "-m", "firsthand.run.commands", words[0], "--data", str(self.data), *words[1:]],
            env=self.environment | {f"FIRSTHAND_{name.upper()}": word for name, word in settings.items()},
            input=stdin,
            capture_output=True,
            text=True,
            check=False,
        )

    def wait_until_ready(self) -> None:
        until = time.monotonic() + STARTS_WITHIN
        while not self.is_ready():
            if self.process is None or self.process.poll() is not None or time.monotonic() > until:
                raise DidNotStart(self.log[-5000:])
            time.sleep(0.05)

    def is_ready(self) -> bool:
        try:
            with urlopen(f"{self.url}/readyz", timeout=5) as answer:
                return bool(answer.status == 200)
        except (URLError, OSError):
            return False

    def kill(self) -> None:
        """It is gone at once with all its children, as when the power fails (`kill -9`)."""
        os.killpg(self.pid, signal.SIGKILL)
        self.ended()

    def stop(self) -> float:
        """It was asked to end (SIGTERM) and did so by itself; returns the seconds it took."""
        began = time.monotonic()
        os.kill(self.pid, signal.SIGTERM)
        self.ended(within=STOPS_WITHIN * 4)
        return time.monotonic() - began

    def restart(self) -> "Product":
        """It was killed if it still ran, and answers again from the same data folder."""
        self.end()
        return self.start()

    def end(self) -> None:
        if self.process is not None and self.process.poll() is None:
            self.kill()
        self.process = None

    def ended(self, *, within: float = 10) -> None:
        assert self.process is not None
        self.process.wait(timeout=within)
        self.process = None


@contextmanager
def running_product(data: Path, *verb: str, is_new: bool = False, **settings: str) -> Iterator[Product]:
    """The product serves from this folder until the test ends; `smtp_url=…` sets FIRSTHAND_SMTP_URL, and so on."""
    with installation(data, *verb, is_new=is_new, **settings) as product:
        yield product.start()


@contextmanager
def installation(data: Path, *verb: str, is_new: bool = False, **settings: str) -> Iterator[Product]:
    """The product is ready to be started; on PostgreSQL it has a database of its own, which goes with it.

    It begins as a copy of one that was prepared in this run, unless it `is_new`: its tables take five seconds to make.
    """
    data.mkdir(parents=True, exist_ok=True)
    if not is_new:
        shutil.copytree(prepared_folder(), data, dirs_exist_ok=True)
    with ExitStack() as ends:
        environment = {name: word for name, word in os.environ.items() if not name.startswith("FIRSTHAND_")}
        environment |= {f"FIRSTHAND_{name.upper()}": word for name, word in settings.items()}
        if is_postgresql():
            template = "template1" if is_new else TABLES
            environment["FIRSTHAND_DATABASE_URL"] = ends.enter_context(own_database(template))
        product = Product(data, environment, verb=verb or ("serve",))
        ends.callback(product.end)
        yield product


@contextmanager
def own_database(template: str = "template1") -> Iterator[str]:
    """The address of a new database on the PostgreSQL of this run, a copy of another."""
    name = f"product_{uuid.uuid4().hex[:12]}"
    server = os.environ["FIRSTHAND_DATABASE_URL"]
    with psycopg.connect(address(server, "postgres"), autocommit=True) as administrator:
        administrator.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"'.encode())
        yield address(server, name)
        administrator.execute(f'DROP DATABASE "{name}" WITH (FORCE)'.encode())


def free_port() -> int:
    """A port where nothing listens, and which nobody in this process was given before: one may not listen there yet.

    It lies below those that the system gives by itself, so that no other test that runs now is given it meanwhile.
    """
    while True:
        port = secrets.choice(PORTS)
        if port not in GIVEN and is_free(port):
            GIVEN.add(port)
            return port


def is_free(port: int) -> bool:
    with socket.socket() as asked:
        try:
            asked.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True
