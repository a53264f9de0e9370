"""Texts of several rows as one, on both databases."""

from typing import Any

from django.db.models import Aggregate, CharField

# No name of ours holds it: between the texts, and never in one.
BETWEEN = "\x1f"


class Joined(Aggregate):
    """The texts one after another, `BETWEEN` them; in no order."""

    function = "STRING_AGG"
    template = f"%(function)s(%(expressions)s, '{BETWEEN}')"
    output_field = CharField()

    def as_sqlite(self, compiler: Any, connection: Any, **more: Any) -> Any:
        """SQLite has another name for it."""
        return self.as_sql(compiler, connection, function="GROUP_CONCAT", **more)


def parted(joined: str | None) -> list[str]:
    """The texts again, sorted; none where there was none."""
    return sorted(joined.split(BETWEEN)) if joined else []
