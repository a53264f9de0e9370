"""A calendar: the hours in which answers are promised."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from firsthand.team.rules.working_hours import WorkingHours


class Calendar(models.Model):
    """Hours by weekday, holidays and closed spans, in one time zone."""

    name = models.CharField(max_length=120)
    timezone = models.CharField(max_length=64)
    hours = models.JSONField(default=dict)
    holidays = models.JSONField(default=list, blank=True)
    breaks = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(Lower("name"), name="calendar_name_is_taken_once"),
            models.CheckConstraint(condition=~Q(name=""), name="calendar_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def working_hours(self) -> WorkingHours:
        """The hours as a value that counts working time."""
        return WorkingHours.from_json(
            {"timezone": self.timezone, "hours": self.hours, "holidays": self.holidays, "breaks": self.breaks}
        )
