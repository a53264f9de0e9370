"""The bus through PostgreSQL: NOTIFY and LISTEN on one channel of the installation's own database."""

from collections.abc import Collection
from threading import Event
from typing import Any

from django.db import DatabaseError, InterfaceError, connection
from psycopg import Error

from firsthand.live.buses.bus import Hear, heard, sender
from firsthand.live.topics import in_letters

CHANNEL = "firsthand_live"
LETTER = 7900  # bytes; PostgreSQL refuses 8000


class PostgresBus:
    is_shared = True
    troubles: tuple[type[Exception], ...] = (DatabaseError, InterfaceError, Error)

    def send(self, topics: Collection[str]) -> None:
        """All who listen are notified; the connection is the calling thread's own and in no transaction."""
        who = sender()
        letters = [f"{who} {letter}" for letter in in_letters(topics, bytes_at_most=LETTER - len(who) - 1)]
        try:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_notify(%s, letter) FROM unnest(%s::text[]) AS letter", [CHANNEL, letters])
        except self.troubles:
            connection.close()
            raise

    def listen(self, hear: Hear, *, stop: Event, ready: Event) -> None:
        """Waits in the database's own notification queue; no polling."""
        try:
            with connection.cursor() as cursor:
                cursor.execute(f"LISTEN {CHANNEL}")
            ready.set()
            while not stop.is_set():
                _hear_for_a_while(connection.connection, hear)
        finally:
            connection.close()


def _hear_for_a_while(raw: Any, hear: Hear) -> None:
    for notice in raw.notifies(timeout=0.5):
        if topics := heard(notice.payload):
            hear(topics)
