"""Threads that answer for a loop, and hold a connection to the tests' database."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connections

PATIENCE = 20.0  # seconds


def hang_up(threads: ThreadPoolExecutor, number: int) -> None:
    """All of them let go of the database, so that it can be dropped."""
    all_of_them = Barrier(number)

    def let_go() -> None:
        all_of_them.wait(PATIENCE)
        connections.close_all()

    for letting_go in [threads.submit(let_go) for _ in range(number)]:
        letting_go.result()
