"""The hours in which a representative wants to hear nothing."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import models

from firsthand.notices.rules import quiet_until
from firsthand.team.models import Representative


class Quiet(models.Model):
    """From one time of the day to another by their own clock, over midnight too, and whole weekends if they like."""

    representative = models.OneToOneField(Representative, on_delete=models.CASCADE, related_name="quiet")
    begins = models.TimeField()
    ends = models.TimeField()
    weekends = models.BooleanField(default=False)
    # One mail when the quiet ends about all that is still unread, instead of one for each.
    digest = models.BooleanField(default=True)

    class Meta:
        verbose_name_plural = "quiet hours"

    def __str__(self) -> str:
        return f"{self.begins:%H:%M}–{self.ends:%H:%M}"

    def until(self, at: datetime) -> datetime | None:
        """When the quiet ends in which this moment lies; None when it lies in none."""
        zone = ZoneInfo(self.representative.timezone)
        return quiet_until(at, zone=zone, begins=self.begins, ends=self.ends, weekends=self.weekends)
