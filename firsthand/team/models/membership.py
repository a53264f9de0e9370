"""Who belongs to which team, and who leads it."""

from django.db import models

from firsthand.team.models.representative import Representative
from firsthand.team.models.team import Team


class Membership(models.Model):
    """A representative stands in a team once."""

    representative = models.ForeignKey(Representative, on_delete=models.CASCADE, related_name="memberships")
    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="memberships")
    leads = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["representative", "team"], name="membership_stands_once"),
        ]

    def __str__(self) -> str:
        return f"{self.representative_id} in {self.team_id}"
