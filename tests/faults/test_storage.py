"""The disk is full, or the database is gone: mail is put off, not lost, and flows again by itself."""

import smtplib
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest

from tests.database import address, is_postgresql
from tests.faults.looking import ask, kept
from tests.faults.senders import letter
from tests.product import Product, installation


def answer(product: Product, number: int) -> int:
    """What the inlet says to this letter."""
    with smtplib.SMTP("127.0.0.1", product.smtp, timeout=60) as line:
        try:
            line.sendmail("server@pastas.example", ["help@namai.example"], letter(number))
        except smtplib.SMTPRecipientsRefused as refused:
            return next(iter(refused.recipients.values()))[0]
        except smtplib.SMTPResponseException as refused:
            return refused.smtp_code
    return 250


@contextmanager
def small_disk(at: Path) -> Iterator[None]:
    """A disk of 64 MB, where we may mount one."""
    at.mkdir(parents=True)
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", str(at)], capture_output=True, check=False
    )
    try:
        yield
    finally:
        if mounted.returncode == 0:
            subprocess.run(["umount", "--lazy", str(at)], check=False)


def fill(disk: Path) -> None:
    """Nothing more fits on the disk; on one that is no disk of its own, no file can be made where letters are kept."""
    ballast = disk / "ballast"
    if disk.is_mount():
        with ballast.open("wb", buffering=0) as full:
            for size in (1 << 20, 1 << 10, 1):
                try:
                    while full.write(b"x" * size):
                        pass
                except OSError:
                    continue
        return
    (disk / "files").rename(disk / "files away")
    (disk / "files").write_bytes(b"")


def empty(disk: Path) -> None:
    if disk.is_mount():
        (disk / "ballast").unlink()
    else:
        (disk / "files").unlink()
        (disk / "files away").rename(disk / "files")


class TestAFullDisk:
    @pytest.fixture
    def product(self, tmp_path) -> Iterator[Product]:
        disk = tmp_path / "disk"
        with small_disk(disk), installation(disk) as made:
            ask(made, "open")
            yield made.start()
            made.end()

    def test_puts_mail_off_and_takes_it_when_there_is_room_again(self, product):
        assert answer(product, 1) == 250
        fill(product.data)
        assert answer(product, 2) == 451
        empty(product.data)
        assert answer(product, 2) == 250
        # What was being read when the database went is tried again after a while, and a later try is not idleness.
        until = time.monotonic() + 60
        while [one.is_read for one in kept(product)] != [True, True] and time.monotonic() < until:
            time.sleep(0.5)
        assert [one.is_read for one in kept(product)] == [True, True]


class TestADatabaseThatIsGone:
    @pytest.fixture
    def product(self, tmp_path) -> Iterator[Product]:
        with installation(tmp_path / "installation") as made:
            ask(made, "open")
            yield made.start()

    def test_puts_mail_off_and_takes_it_when_it_is_back(self, product):
        assert answer(product, 1) == 250
        with gone(product):
            assert answer(product, 2) == 451
        until = time.monotonic() + 15
        while (said := answer(product, 2)) != 250 and time.monotonic() < until:
            time.sleep(0.2)
        assert said == 250
        # What was being read when the database went is tried again after a while, and a later try is not idleness.
        until = time.monotonic() + 60
        while [one.is_read for one in kept(product)] != [True, True] and time.monotonic() < until:
            time.sleep(0.5)
        assert [one.is_read for one in kept(product)] == [True, True]


@contextmanager
def gone(product: Product) -> Iterator[None]:
    """PostgreSQL lets nobody in; SQLite is held by somebody who does not let go."""
    if not is_postgresql():
        held = sqlite3.connect(product.data / "firsthand.sqlite3", isolation_level=None, timeout=20)
        held.execute("BEGIN EXCLUSIVE")
        yield
        held.execute("ROLLBACK")
        held.close()
        return
    url = product.environment["FIRSTHAND_DATABASE_URL"]
    name = urlsplit(url).path.strip("/")
    with psycopg.connect(address(url, "postgres"), autocommit=True) as administrator:
        administrator.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS false'.encode())
        administrator.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name])
        try:
            yield
        finally:
            administrator.execute(f'ALTER DATABASE "{name}" ALLOW_CONNECTIONS true'.encode())
