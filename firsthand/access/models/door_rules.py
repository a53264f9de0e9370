"""What is asked of everybody who comes in."""

from django.db import models
from django.db.models import Q

ONLY_ROW = 1
A_DAY = 24
LONGEST = 14 * A_DAY  # hours; no session cookie lives longer (`SESSION_COOKIE_AGE`)


class DoorRules(models.Model):
    """There is one row at most; without one everything is as it comes."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=ONLY_ROW, editable=False)
    second_factor = models.BooleanField(default=False, help_text="nobody comes further without one")
    session_hours = models.PositiveSmallIntegerField(default=LONGEST, help_text="so long one stays signed in")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(id=ONLY_ROW), name="door_rules_are_the_only_ones"),
            models.CheckConstraint(
                condition=Q(session_hours__gte=1, session_hours__lte=LONGEST), name="door_rules_session_ends"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.session_hours} h"
