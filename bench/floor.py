"""What no code of ours can go below: an empty page, and the statements of each operation without anything around them.

`python -m bench.floor [--engine sqlite] [--size 1000] [--only WORD]`

The empty page goes through the same handler with all middleware. The statements are timed where the driver runs them
(`execute`, `commit` and the fetching of rows, in C), while the operation itself runs as it always does; on PostgreSQL
they are what its process takes, which `bench operations` shows.
"""

import argparse
import cProfile
import pstats
import time
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse

from bench.calibration import REFERENCE, calibration
from bench.installation import ENGINES, Installation
from bench.timing import HEADING, cost_of, row

DRIVER = ("sqlite3.", "SQLiteCursorWrapper", "fetchone", "fetchmany", "fetchall")
TIMES = 150
RUNS = 5


def main() -> None:
    wanted = arguments()
    here = Installation(wanted.engine, wanted.size)
    here.open()
    print(f"\n{here.engine}, {here.size:,} conversations; milliseconds, {time.strftime('%d %B %Y %H:%M')}\n{HEADING}")
    for name, asked in empty_pages().items():
        print(row(cost_of(name, asked)), flush=True)
    if here.engine == "sqlite":
        from bench.acts import acts
        from bench.pages import pages

        print("\nthe statements alone, normalised milliseconds; the least of the runs")
        for name, run in [*acts(), *pages()]:
            if wanted.only in name:
                print(f"{name:44}{statements_of(run):8.2f}", flush=True)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--engine", choices=ENGINES, default="sqlite")
    parser.add_argument("--size", type=int, default=1_000)
    parser.add_argument("--only", default="", help="operations whose name holds this")
    return parser.parse_args()


def empty_pages() -> dict[str, Callable[[], object]]:
    """Nothing is said on it; a stranger's costs no statement, that of somebody signed in two."""
    from django.urls import path

    from bench.acts import REPRESENTATIVE
    from bench.pages import Browser, answered
    from firsthand.run.urls import urlpatterns

    urlpatterns.insert(0, path("empty/", empty))
    return {
        "an empty page, a stranger's": lambda: answered("GET", "/empty/", headers={}),
        "an empty page, of somebody signed in": Browser(REPRESENTATIVE).asking("/empty/"),
    }


def empty(request: HttpRequest) -> HttpResponse:
    """It only knows who asks."""
    return HttpResponse(b"signed in" if request.user.is_authenticated else b"")


def statements_of(run: Callable[[], object]) -> float:
    """What the driver takes for one operation: the least of a few runs, for neighbours only ever add."""
    for _ in range(15):
        run()
    return min(driven(run) for _ in range(RUNS))


def driven(run: Callable[[], object]) -> float:
    profile, times, loop = cProfile.Profile(time.process_time), TIMES // RUNS, calibration()
    profile.enable()
    for _ in range(times):
        run()
    profile.disable()
    taken: dict[Any, Any] = pstats.Stats(profile).stats  # type: ignore[attr-defined]  # it has no other door
    spent = sum(figures[2] for (_, _, name), figures in taken.items() if any(part in name for part in DRIVER))
    return float(spent) / times * 1_000 * REFERENCE / loop


if __name__ == "__main__":
    main()
