"""A fact of the past, held until the rows that it names have their numbers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Model

from firsthand.journal.actor import Acts
from firsthand.journal.facts import Fact
from firsthand.journal.models import Entry


@dataclass(frozen=True)
class Happening:
    """What happened, by whom and when; a row stands for its id."""

    at: datetime
    by: Acts
    kind: type[Fact]
    about: Mapping[str, Any]

    def entry(self) -> Entry:
        """Its line in the journal, once all rows are written."""
        ids = {name: value.pk if isinstance(value, Model) else value for name, value in self.about.items()}
        return Entry.of(self.kind(**ids), by=self.by.actor, at=self.at)
