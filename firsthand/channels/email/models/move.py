"""An import of old mail: from where, how far it is, and what was not taken."""

from datetime import timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from firsthand.team.models import Representative


class Move(models.Model):
    """One file or folder that is brought along; it goes on from its position after any break."""

    class State(models.TextChoices):
        """How it stands."""

        RUNNING = "running", _("is being brought")
        PAUSED = "paused", _("paused")
        CANCELLED = "cancelled", _("cancelled")
        DONE = "done", _("done")
        BROKEN = "broken", _("could not be read further")
        UNDOING = "undoing", _("is being taken out again")
        UNDONE = "undone", _("taken out again")

    name = models.CharField(max_length=300)
    path = models.CharField(max_length=1000)
    is_upload = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=State.choices, default=State.RUNNING)
    by = models.ForeignKey(Representative, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    # How many letters were looked at, and how many bytes of how many; 0 where nobody can tell.
    position = models.PositiveBigIntegerField(default=0)
    bytes_done = models.PositiveBigIntegerField(default=0)
    bytes_total = models.PositiveBigIntegerField(default=0)
    seconds = models.FloatField(default=0, help_text="spent on it so far")
    taken = models.PositiveBigIntegerField(default=0)
    known = models.PositiveBigIntegerField(default=0)
    refused = models.PositiveBigIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["-at"], name="move_at")]

    def __str__(self) -> str:
        return self.name

    @property
    def is_running(self) -> bool:
        return self.state in {self.State.RUNNING, self.State.UNDOING}

    @property
    def is_over(self) -> bool:
        return self.state in {self.State.DONE, self.State.CANCELLED, self.State.BROKEN}

    @property
    def per_minute(self) -> int:
        """Letters a minute so far."""
        return round(self.position / self.seconds * 60) if self.seconds else 0

    @property
    def remaining(self) -> timedelta | None:
        """How long it will take still, at the pace so far; None where nobody can tell."""
        if not self.bytes_total or not self.bytes_done or self.bytes_done > self.bytes_total:
            return None
        return timedelta(seconds=self.seconds * (self.bytes_total - self.bytes_done) / self.bytes_done)

    @property
    def percent(self) -> int:
        return min(100, round(100 * self.bytes_done / self.bytes_total)) if self.bytes_total else 0


class MoveTrouble(models.Model):
    """A letter that was not taken: its number in the import, where it stood, and why, as a code."""

    move = models.ForeignKey(Move, on_delete=models.CASCADE, related_name="troubles")
    number = models.PositiveBigIntegerField()
    place = models.CharField(max_length=500)
    reason = models.CharField(max_length=30)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["move", "number"], name="one_trouble_a_letter")]

    def __str__(self) -> str:
        return f"{self.number} {self.reason}"
