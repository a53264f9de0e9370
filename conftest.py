"""What every test may ask for: the shop with its cast, in tables that were made once in this run."""

import shutil
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.db import transaction
from pytest_django import DjangoDbBlocker

from tests.cast import Shop, open_shop
from tests.database import FILE, TABLES, is_postgresql, prepared_folder


@pytest.fixture
def shop(db: None) -> Shop:
    """The shop, open, with nobody having written yet."""
    return open_shop()


@pytest.fixture(scope="class")
def kept(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """What a fixture of a class lays down stays for all its tests, each of which takes back its own only."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> None:
    """Each worker's database begins as a copy of one that was migrated once in this run.

    It and the next stand here, and not in tests/database.py: what a plugin that is named by `-p` says of a fixture of
    pytest-django is overruled by pytest-django, which comes after it.
    """
    tests = settings.DATABASES["default"].setdefault("TEST", {})
    if is_postgresql():
        prepared_folder()
        tests["TEMPLATE"] = TABLES
    else:
        shutil.copy(prepared_folder() / FILE, tests["NAME"])


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """The copy is used, not made anew; it goes with the folder of the run."""
    return not is_postgresql()
