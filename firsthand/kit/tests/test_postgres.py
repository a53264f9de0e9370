"""What is asked again and again is planned once, and a server that has left is noticed without a question."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.utils import timezone
from environ import Env

from firsthand.run.databases import database

pytestmark = [pytest.mark.only_on("postgresql"), pytest.mark.django_db(transaction=True)]


class TestAStatement:
    def test_that_is_asked_again_and_again_is_prepared(self) -> None:
        with connection.cursor() as cursor:
            for number in range(8):
                cursor.execute("SELECT %s::int + 41", [number])
            cursor.execute("SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE %s", ["%+ 41"])

            assert cursor.fetchone() == (1,)

    def test_brings_moments_in_utc(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT %s::timestamptz", [datetime(2026, 11, 26, 12, tzinfo=timezone.get_fixed_timezone(120))]
            )

            (read,) = cursor.fetchone()
        assert read == datetime(2026, 11, 26, 10, tzinfo=UTC)
        assert read.utcoffset() == timedelta(0)


class TestAConnection:
    def test_is_usable_while_the_server_stays(self) -> None:
        connection.ensure_connection()

        assert connection.is_usable()

    def test_is_not_once_the_server_has_ended_it(self) -> None:
        connection.ensure_connection()
        pid = connection.connection.info.backend_pid
        with connection.copy("other").cursor() as other:
            other.execute("SELECT pg_terminate_backend(%s, 5000)", [pid])
            other.connection.close()

        assert not connection.is_usable()
        connection.close()


class TestAnAddress:
    """What an administrator writes into `FIRSTHAND_DATABASE_URL`."""

    @pytest.mark.parametrize(("query", "threshold"), [("", 5), ("?prepare_threshold=None", None)])
    def test_says_whether_statements_are_prepared(
        self, query: str, threshold: int | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("FIRSTHAND_DATABASE_URL", f"postgres://user@host/name{query}")

        assert database(Env(), tmp_path)["OPTIONS"]["prepare_threshold"] == threshold
