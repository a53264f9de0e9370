"""Before anything is served: the database has its tables, the static files are gathered."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from firsthand.run.first_things import lay_first_things
from firsthand.run.serving.static_files import gather

ADVISORY = 4_117_001  # any number, the same in all processes of an installation


def prepare() -> None:
    """Tables, first things and static files are as this version needs them; one process at a time works on that."""
    with _alone(Path(settings.DATA) / "prepare.lock"):
        migrate()
        gather()


def migrate() -> None:
    """The database has the tables of this version and the first things; quick when it has them already."""
    make_tables()
    lay_first_things()


def make_tables() -> None:
    """The database has the tables of this version."""
    if has_unapplied():
        call_command("migrate", interactive=False, verbosity=0)


def has_unapplied() -> bool:
    """Whether tables of this version are missing."""
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    with lock.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        with _alone_in_the_database():
            yield


@contextmanager
def _alone_in_the_database() -> Iterator[None]:
    """On PostgreSQL the other processes may be on other machines."""
    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [ADVISORY])
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [ADVISORY])
