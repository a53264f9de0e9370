"""How a matter stands: what an act may change of it, as values that are kept and put back. Pure."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any

MOMENTS = "resolved_at snoozed_until answer_due_at asked_at late_at solution_due_at paused_at".split()


@dataclass(frozen=True)
class Standing:
    """Whose it is, whose turn it is, what is owed; the tags by id, None where they were not asked for."""

    team: int
    owner: int | None
    state: str
    priority: int
    reopenings: int
    resolved_at: datetime | None
    snoozed_until: datetime | None
    answer_due_at: datetime | None
    asked_at: datetime | None
    late_at: datetime | None
    solution_due_at: datetime | None
    paused_at: datetime | None
    tags: Sequence[int] | None = None

    def with_tags(self, tags: Sequence[int]) -> "Standing":
        return replace(self, tags=tuple(sorted(tags)))

    def as_json(self) -> dict[str, Any]:
        """With moments in ISO 8601."""
        values = asdict(self)
        moments = {name: at.isoformat() for name in MOMENTS if (at := values[name])}
        return {**values, **moments, "tags": None if self.tags is None else list(self.tags)}

    @classmethod
    def from_json(cls, written: dict[str, Any]) -> "Standing":
        moments = {name: datetime.fromisoformat(said) for name in MOMENTS if (said := written[name])}
        tags = written["tags"]
        return cls(**{**written, **moments, "tags": None if tags is None else tuple(tags)})
