"""A batch: one act on many conversations, and how far it is."""

from datetime import datetime, timedelta

from django.db import models
from django.db.models import Q

from firsthand.batches.rules import Act
from firsthand.team.models import Representative

# So long what each had before is kept; later nobody takes it for a slip.
UNDONE_WITHIN = timedelta(days=1)


class BatchQuerySet(models.QuerySet["Batch"]):
    """How batches are spoken of."""

    def of(self, representative: Representative) -> "BatchQuerySet":
        return self.filter(by=representative)

    def locked(self) -> "BatchQuerySet":
        """Nobody else works on these until the transaction ends."""
        return self.select_for_update(of=("self",)).select_related("by__account")


class Batch(models.Model):
    """What one person asks for many conversations; it goes on from where it is after any break."""

    act = models.CharField(max_length=10, choices=Act.choices)
    # What the act needs beside its conversations, by names: to, team, priority, tags, until.
    parameters = models.JSONField(default=dict)
    by = models.ForeignKey(Representative, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    undoes = models.OneToOneField("self", null=True, on_delete=models.CASCADE, related_name="undone_by")
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    # Of those done: they were already as the act would have them.
    unchanged = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)

    objects = BatchQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["by", "-id"], name="batches_of"),
            models.Index(fields=["ended_at"], name="batch_ended_at", condition=Q(ended_at__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"{self.act} {self.done + self.refused}/{self.total}"

    @property
    def is_running(self) -> bool:
        return self.ended_at is None

    def may_be_undone(self, at: datetime) -> bool:
        """Whether it is over, changed something, is no undo itself, and is not long past."""
        return (
            self.ended_at is not None and self.undoes_id is None and self.changed > 0 and at < self.at + UNDONE_WITHIN
        )

    @property
    def changed(self) -> int:
        """How many it made different."""
        return self.done - self.unchanged
