"""A tally: how many promises of one kind ended how, in one week, for one person in one team."""

from django.db import models

from firsthand.promises.rules.kinds import Kind, Stand
from firsthand.team.models import Team


class Tally(models.Model):
    """Added to as promises end, so that a share is read and never counted anew."""

    week = models.DateField(help_text="its Monday")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="+")
    # A plain number, 0 where nobody owned it: a key in which something is nothing would not be found again.
    owner_id = models.BigIntegerField(default=0)
    stand = models.CharField(max_length=15, choices=Stand.choices)
    number = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["week", "kind", "team", "owner_id", "stand"], name="tallied_once"),
        ]
