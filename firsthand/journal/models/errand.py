"""Work that follows a fact: a row written with the fact, gone when the work is done."""

from datetime import datetime

from django.db import models
from django.db.models import Q
from django.db.models.functions import Now

WAITS = Q(leased_by="", dead_at=None)
SUSPECT = WAITS & Q(crashes__gt=0)
HELD = Q(leased_by__gt="")


class ErrandQuerySet(models.QuerySet["Errand"]):
    """The words in which errands are asked for."""

    def waiting(self) -> "ErrandQuerySet":
        """Held by no worker, and not given up."""
        return self.filter(WAITS)

    def due(self, at: datetime) -> "ErrandQuerySet":
        """Waiting, and a worker may take them now."""
        return self.waiting().filter(Q(run_at=None) | Q(run_at__lte=at))

    def suspect(self) -> "ErrandQuerySet":
        """Waiting, after a worker died with them in its hands."""
        return self.filter(SUSPECT)

    def held(self) -> "ErrandQuerySet":
        """In the hands of a worker."""
        return self.filter(HELD)

    def held_by(self, worker: str) -> "ErrandQuerySet":
        """In the hands of this worker."""
        return self.held().filter(leased_by=worker)

    def dead(self) -> "ErrandQuerySet":
        """Given up, the latest first: they wait for a person."""
        return self.filter(dead_at__isnull=False).order_by("-dead_at", "-pk")


class Errand(models.Model):
    """Which task with which arguments, from when on, who holds it, and what went wrong so far."""

    path = models.CharField(max_length=200)
    args = models.JSONField(default=list)
    kwargs = models.JSONField(default=dict)
    key = models.CharField(max_length=200, null=True)
    queue = models.CharField(max_length=20, db_default="default")
    priority = models.SmallIntegerField(db_default=0)
    enqueued_at = models.DateTimeField(db_default=Now())
    # None means at once, whatever the clock says: a clock set back by an hour must not delay what was never put off.
    run_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(db_default=0)
    crashes = models.PositiveSmallIntegerField(db_default=0)
    leased_by = models.CharField(max_length=120, db_default="")
    leased_until = models.DateTimeField(null=True)
    dead_at = models.DateTimeField(null=True)
    error = models.CharField(max_length=500, db_default="")
    traceback = models.TextField(db_default="")

    objects = ErrandQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["-priority", "id", "run_at"], name="errand_in_line", condition=WAITS & Q(crashes=0)),
            models.Index(fields=["run_at"], name="errand_suspect", condition=SUSPECT),
            models.Index(fields=["leased_by", "key"], name="errand_held", condition=HELD),
            models.Index(fields=["-dead_at"], name="errand_dead", condition=Q(dead_at__isnull=False)),
        ]
        constraints = [
            # Only among those that wait: one that runs may have looked before the newest change and needs a successor.
            models.UniqueConstraint(fields=["key"], name="errand_waits_once", condition=WAITS & Q(key__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"{self.path}{tuple(self.args)}"
