"""Which constraint a write broke, as each database tells it."""

from django.db import IntegrityError


def broken_by(error: IntegrityError) -> str:
    """The constraint's name from PostgreSQL, a sentence with `table.column` from SQLite; never a value that was written."""
    told = getattr(error.__cause__, "diag", None)
    return str(error) if told is None else told.constraint_name or ""
