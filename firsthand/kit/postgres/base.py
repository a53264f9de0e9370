"""The backend that `firsthand/run/databases.py` names; everything not said here is Django's own."""

from datetime import UTC
from select import POLLIN, poll
from typing import Any

from django.db.backends.postgresql import base
from psycopg import Connection
from psycopg.types.datetime import TimestamptzLoader

# What a process says again and again: some three hundred statements, each planned once on each of its connections.
MOST_PREPARED = 500


class MomentLoader(TimestamptzLoader):
    """A moment read by the driver alone: Django's loader gives each its zone once more, in Python."""

    timezone = UTC


class DatabaseWrapper(base.DatabaseWrapper):
    """Statements are prepared on the server, and a connection is known to be alive without asking it."""

    def get_new_connection(self, conn_params: dict[str, Any]) -> "Connection[Any]":
        connection: Connection[Any] = super().get_new_connection(conn_params)
        connection.prepared_max = MOST_PREPARED
        connection.adapters.register_loader("timestamptz", MomentLoader)
        return connection

    def is_usable(self) -> bool:
        """Whether the server has left. One that did said so, and that waits to be read; Django would ask `SELECT 1`."""
        connection: Connection[Any] | None = self.connection
        return connection is not None and not connection.broken and not is_readable(connection)


def is_readable(connection: "Connection[Any]") -> bool:
    """Whether something has come that nobody asked for: between requests that is the server's good-bye."""
    arrived = poll()
    arrived.register(connection.fileno(), POLLIN)
    return bool(arrived.poll(0))
