"""The bus beside an SQLite database: a small file of its own, looked at when its `data_version` moves.

A file of its own, because the poll then wakes only for letters, and a letter waits for nobody's transaction and needs
no fsync: what a power cut takes away is fetched anew by screens that reconnect.
"""

import sqlite3
from collections.abc import Collection
from contextlib import closing
from pathlib import Path
from threading import Event, local

from firsthand.live.buses.bus import Hear, heard, sender
from firsthand.live.topics import in_letters

POLL = 0.05  # seconds; a look costs 20 µs, so this is 0.1 % of a core
KEPT = 1000  # letters

_LETTERS = """
    PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;
    CREATE TABLE IF NOT EXISTS letter (id INTEGER PRIMARY KEY AUTOINCREMENT, words TEXT NOT NULL);
"""


class SqliteBus:
    is_shared = True
    troubles: tuple[type[Exception], ...] = (sqlite3.Error,)

    def __init__(self, file: Path) -> None:
        self._file = file
        self._here = local()

    def send(self, topics: Collection[str]) -> None:
        """A letter lies in the file; those long read are gone."""
        letters = [(f"{sender()} {letter}",) for letter in in_letters(topics, bytes_at_most=60_000)]
        with self._connection() as open_:
            open_.executemany("INSERT INTO letter (words) VALUES (?)", letters)
            open_.execute("DELETE FROM letter WHERE id <= (SELECT max(id) FROM letter) - ?", [KEPT])

    def listen(self, hear: Hear, *, stop: Event, ready: Event) -> None:
        """Looks twenty times a second whether another process has written."""
        with closing(self._opened()) as open_:
            last, version = _newest(open_), _version(open_)
            ready.set()
            while not stop.wait(POLL):
                if (now := _version(open_)) != version:
                    version, last = now, _read(open_, hear, after=last)

    def _connection(self) -> sqlite3.Connection:
        if not hasattr(self._here, "connection"):
            self._here.connection = self._opened()
        connection: sqlite3.Connection = self._here.connection
        return connection

    def _opened(self) -> sqlite3.Connection:
        opened = sqlite3.connect(self._file, timeout=1)
        opened.executescript(_LETTERS)
        return opened


def _newest(open_: sqlite3.Connection) -> int:
    return int(open_.execute("SELECT coalesce(max(id), 0) FROM letter").fetchone()[0])


def _version(open_: sqlite3.Connection) -> int:
    return int(open_.execute("PRAGMA data_version").fetchone()[0])


def _read(open_: sqlite3.Connection, hear: Hear, *, after: int) -> int:
    for number, words in open_.execute("SELECT id, words FROM letter WHERE id > ? ORDER BY id", [after]).fetchall():
        after = number
        if topics := heard(words):
            hear(topics)
    return after
