"""One fact as it stands in the journal."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import models

from firsthand.journal.actor import Actor, Kind
from firsthand.journal.facts import KNOWN, Fact


class EntryQuerySet(models.QuerySet["Entry"]):
    """How the journal is read."""

    def about(self, conversation: int) -> "EntryQuerySet":
        """What happened in a conversation, oldest first."""
        return self.filter(conversation_id=conversation).order_by("pk")

    def named(self, *kinds: type[Fact]) -> "EntryQuerySet":
        """Only facts of these kinds."""
        return self.filter(name__in=[kind.name for kind in kinds])


class Entry(models.Model):
    """A fact, who brought it about, and when; written once, never changed."""

    name = models.CharField(max_length=60)
    at = models.DateTimeField()
    by_kind = models.CharField(max_length=20, choices=[(kind.value, kind.value) for kind in Kind])
    by_id = models.BigIntegerField(default=0)
    # Plain numbers: the journal stands below the folders that these point into.
    customer_id = models.BigIntegerField(null=True)
    conversation_id = models.BigIntegerField(null=True)
    payload = models.JSONField(default=dict)
    version = models.PositiveSmallIntegerField(default=1)

    objects = EntryQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["conversation_id", "id"],
                name="entry_of_conversation",
                condition=models.Q(conversation_id__isnull=False),
            ),
            models.Index(
                fields=["customer_id", "id"], name="entry_of_customer", condition=models.Q(customer_id__isnull=False)
            ),
            models.Index(fields=["name", "at"], name="entry_of_name"),
        ]

    @classmethod
    def of(cls, fact: Fact, *, by: Actor, at: datetime) -> "Entry":
        """The fact as a row, not yet written."""
        payload = fact.values()
        return cls(
            name=fact.name,
            at=at,
            by_kind=by.kind,
            by_id=by.id,
            customer_id=payload.pop("customer", None),
            conversation_id=payload.pop("conversation", None),
            payload=payload,
        )

    @property
    def by(self) -> Actor:
        """Who brought it about."""
        return Actor(Kind(self.by_kind), self.by_id)

    @property
    def fact(self) -> Fact:
        """The fact again, as it was recorded; fields that came later have their defaults."""
        kind = KNOWN[self.name]
        return kind(**self._known_values(kind.__dataclass_fields__))

    def _known_values(self, fields: Iterable[str]) -> dict[str, Any]:
        held = {**self.payload, "customer": self.customer_id, "conversation": self.conversation_id}
        return {name: held[name] for name in fields if name in held}
