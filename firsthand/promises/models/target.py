"""A target: how soon customers of some kind are answered, and how soon their matters are solved."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce

from firsthand.conversations.models import Inbox
from firsthand.conversations.rules.states import Priority
from firsthand.people.rules.kinds import CustomerKind
from firsthand.team.models import Team


class Target(models.Model):
    """Working minutes, for the matters that are what it says; what it leaves open it says of all."""

    inbox = models.ForeignKey(Inbox, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    team = models.ForeignKey(Team, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    channel = models.CharField(max_length=20, blank=True, default="")
    priority = models.PositiveSmallIntegerField(null=True, blank=True, choices=Priority.choices)
    customers = models.CharField(max_length=20, blank=True, default="", choices=CustomerKind.choices)
    first_answer = models.PositiveIntegerField(null=True, blank=True)
    next_answer = models.PositiveIntegerField(null=True, blank=True)
    solution = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                Coalesce("inbox", 0),
                Coalesce("team", 0),
                "channel",
                Coalesce("priority", 0),
                "customers",
                name="target_stands_once",
            ),
            models.CheckConstraint(
                condition=Q(first_answer__gt=0) | Q(next_answer__gt=0) | Q(solution__gt=0), name="target_says_something"
            ),
        ]

    @property
    def particulars(self) -> int:
        """How much it says about the matters for which it holds; an inbox says more than a team, and that than a channel."""
        said = (self.inbox_id, self.team_id, self.channel, self.priority, self.customers)
        return sum(1 << place for place, one in enumerate(reversed(said)) if one)
