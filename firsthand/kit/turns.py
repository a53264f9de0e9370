"""Taking turns: of two transactions about the same thing, the second waits until the first is done."""

from django.db import connection

FIRST = 1 << 40  # other locks of ours have small numbers


def take_turn(about: int) -> None:
    """Nobody else has the turn about this number until the transaction ends; SQLite has one writer anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [FIRST + about])
