"""A team: the people who answer the same matters together."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from firsthand.team.models.calendar import Calendar


class TeamQuerySet(models.QuerySet["Team"]):
    """The words in which teams are asked for."""

    def standing(self) -> "TeamQuerySet":
        """Those to which matters may come."""
        return self.filter(is_archived=False)

    def archived(self) -> "TeamQuerySet":
        return self.filter(is_archived=True)

    def eldest(self) -> "Team | None":
        """The organisation's first team, where nothing else was said."""
        return self.standing().order_by("pk").first()


class Team(models.Model):
    """Its members see its conversations; those who lead it see how it fares."""

    name = models.CharField(max_length=120)
    calendar = models.ForeignKey(Calendar, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    silence_minutes = models.PositiveIntegerField(
        default=0, help_text="working minutes until a matter comes back from an owner who does nothing; 0 is never"
    )
    is_archived = models.BooleanField(default=False, help_text="nothing new comes to it")

    objects = TeamQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(Lower("name"), name="team_name_is_taken_once"),
            models.CheckConstraint(condition=~Q(name=""), name="team_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name
