"""When something that runs by the clock is due next."""

from django.db import models


class Clock(models.Model):
    """One row for each line of the schedule; whoever moves `due_at` on runs it."""

    name = models.CharField(max_length=200, unique=True)
    due_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name
