"""A regrouping: messages went from one matter to another, and how both stood before."""

from django.db import models
from django.db.models import Q

from firsthand.conversations.models.conversation import Conversation
from firsthand.team.models import Representative


class RegroupingQuerySet(models.QuerySet["Regrouping"]):
    """How regroupings are asked for."""

    def in_force(self) -> "RegroupingQuerySet":
        return self.filter(undone_at=None)

    def touching(self, conversation: Conversation) -> "RegroupingQuerySet":
        """Those that took messages from it or brought some to it."""
        return self.filter(Q(source=conversation) | Q(target=conversation))


class Regrouping(models.Model):
    """A merge empties its source; a split leaves something in it. Either is taken back from what stands here."""

    class Kind(models.TextChoices):
        """What was done."""

        MERGE = "merge", "merge"
        SPLIT = "split", "split"

    kind = models.CharField(max_length=10, choices=Kind.choices)
    source = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="given_away")
    target = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="taken_in")
    # The numbers of what went along.
    messages = models.JSONField(default=list)
    side_threads = models.JSONField(default=list)
    unsent = models.JSONField(default=list)
    # Who follows the one that stays only because they followed the other.
    followers = models.JSONField(default=list)
    hand_overs = models.JSONField(default=list)
    # How each stood before, and at which version it was left.
    source_before = models.JSONField(default=dict)
    target_before = models.JSONField(default=dict)
    source_version = models.PositiveIntegerField()
    target_version = models.PositiveIntegerField()
    by = models.ForeignKey(Representative, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True)
    undone_by = models.ForeignKey(Representative, null=True, on_delete=models.PROTECT, related_name="+")

    objects = RegroupingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(source=models.F("target")), name="regrouped_elsewhere"),
            models.UniqueConstraint(
                fields=["source"], condition=Q(kind="merge", undone_at=None), name="merged_away_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.source_id} {self.target_id}"
