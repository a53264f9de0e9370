"""What an operation costs: wall time, CPU of this process and of the database's, statements."""

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from statistics import mean, median, quantiles
from typing import Any

import psutil

from bench.calibration import REFERENCE, calibration

Run = Callable[[], object]
AT_ONCE = 10


@dataclass(frozen=True)
class Cost:
    """Of one operation, in milliseconds; `here` is CPU of this process (SQLite is in it), `there` of PostgreSQL's."""

    name: str
    median: float
    p95: float
    here: float
    there: float
    loop: float
    statements: int

    @property
    def cpu(self) -> float:
        return self.here + self.there

    @property
    def normalised(self) -> float:
        """The CPU as it would be at the speed of the reference."""
        return self.cpu * REFERENCE / self.loop

    def as_json(self) -> dict[str, Any]:
        return asdict(self) | {"normalised": self.normalised}


HEADING = f"{'':44}{'median':>8}{'p95':>8}{'CPU':>8}{'of it db':>9}{'loop':>7}{'norm.':>8}{'statements':>11}"


def row(cost: Cost) -> str:
    """The cost as a line under the heading."""
    figures = f"{cost.median:8.2f}{cost.p95:8.2f}{cost.cpu:8.2f}{cost.there:9.2f}{cost.loop:7.2f}{cost.normalised:8.2f}"
    return f"{cost.name:44}{figures}{cost.statements:11}"


def cost_of(name: str, run: Run, *, times: int = 150, warm: int = 15) -> Cost:
    """The operation is run so often; the calibration loop runs between, every few operations."""
    for _ in range(warm):
        run()
    with counted() as statements:
        run()
    database = database_process()
    walls, here, there, loops = list[float](), 0.0, cpu_of(database), list[float]()
    for _ in range(0, times, AT_ONCE):
        loops.append(calibration())
        for _ in range(AT_ONCE):
            began, spent = time.perf_counter(), time.process_time()
            run()
            here += time.process_time() - spent
            walls.append((time.perf_counter() - began) * 1_000)
    there = cpu_of(database) - there
    each = 1_000 / len(walls)
    p95 = quantiles(walls, n=20)[-1]
    return Cost(name, median(walls), p95, here * each, there * each, mean(loops), len(statements))


@contextmanager
def counted() -> Iterator[list[str]]:
    """The statements of this thread, as Django's tests count them."""
    from django.db import connection

    connection.force_debug_cursor = True
    connection.queries_log.clear()
    told: list[str] = []
    try:
        yield told
    finally:
        told += [one["sql"] or "" for one in connection.queries_log]
        connection.force_debug_cursor = False


def database_process() -> psutil.Process | None:
    from django.db import connection

    if connection.vendor != "postgresql":
        return None
    connection.ensure_connection()
    return psutil.Process(connection.connection.info.backend_pid)


def cpu_of(process: psutil.Process | None) -> float:
    return sum(process.cpu_times()[:2]) if process else 0.0


def in_turn(values: Iterable[Any]) -> Callable[[], Any]:
    """A function that returns the next of these at each call."""
    return iter(list(values)).__next__
