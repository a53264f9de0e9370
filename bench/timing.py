"""What an operation costs: wall time, CPU of this process and of the database's, statements."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import mean, median, quantiles
from typing import Any

from bench.calibration import REFERENCE, calibration

Run = Callable[[], object]
AT_ONCE = 10


@dataclass(frozen=True)
class Cost:
    """Of one operation, in milliseconds; `here` is CPU of this process (SQLite is in it), `there` of PostgreSQL's.

    `undisturbed` is normalised too, but from the quarter of the runs that neighbours on the machine disturbed least.
    """

    name: str
    median: float
    p95: float
    here: float
    there: float
    loop: float
    statements: int
    undisturbed: float

    @property
    def cpu(self) -> float:
        return self.here + self.there

    @property
    def normalised(self) -> float:
        """The CPU as it would be at the speed of the reference."""
        return self.cpu * REFERENCE / self.loop

    def as_json(self) -> dict[str, Any]:
        return asdict(self) | {"normalised": self.normalised}


HEADING = (
    f"{'':44}{'median':>8}{'p95':>8}{'CPU':>8}{'of it db':>9}{'loop':>7}{'norm.':>8}{'quiet':>8}{'statements':>11}"
)


def row(cost: Cost) -> str:
    """The cost as a line under the heading."""
    walls = f"{cost.median:8.2f}{cost.p95:8.2f}"
    figures = f"{cost.cpu:8.2f}{cost.there:9.2f}{cost.loop:7.2f}{cost.normalised:8.2f}{cost.undisturbed:8.2f}"
    return f"{cost.name:44}{walls}{figures}{cost.statements:11}"


def cost_of(name: str, run: Run, *, times: int = 150, warm: int = 15) -> Cost:
    """The operation is run so often; the calibration loop runs between, every few operations."""
    for _ in range(warm):
        run()
    with counted() as statements:
        run()
    database = database_process()
    walls, here, there, loops = list[float](), list[float](), list[float](), list[float]()
    for _ in range(0, times, AT_ONCE):
        loops.append(calibration())
        for _ in range(AT_ONCE):
            began, spent, answered = time.perf_counter(), time.process_time(), cpu_of(database)
            run()
            here.append((time.process_time() - spent) * 1_000)
            walls.append((time.perf_counter() - began) * 1_000)
            there.append((cpu_of(database) - answered) * 1_000)
    p95 = quantiles(walls, n=20)[-1]
    least = quarter([one + other for one, other in zip(here, there, strict=True)]) * REFERENCE / quarter(loops)
    return Cost(name, median(walls), p95, mean(here), mean(there), mean(loops), len(statements), least)


def quarter(figures: list[float]) -> float:
    """The figure that a quarter of these stay under: neighbours on the machine only ever add."""
    return quantiles(figures, n=4)[0]


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


def database_process() -> Path | None:
    """Where the system tells of the PostgreSQL process that answers this one."""
    from django.db import connection

    if connection.vendor != "postgresql":
        return None
    connection.ensure_connection()
    return Path(f"/proc/{connection.connection.info.backend_pid}/schedstat")


def cpu_of(process: Path | None) -> float:
    """Seconds of CPU, which Linux counts in nanoseconds here and in hundredths of a second elsewhere."""
    return int(process.read_text().split()[0]) / 1e9 if process else 0.0
