"""A hold: a conversation is kept from the desk, with why, since when and by whom; and how it ended."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from firsthand.conversations.models.conversation import Conversation
from firsthand.conversations.rules.states import HeldFor
from firsthand.team.models import Representative


class HoldQuerySet(models.QuerySet["Hold"]):
    """How holds are asked for."""

    def in_force(self) -> "HoldQuerySet":
        return self.filter(ended_at=None)


class Hold(models.Model):
    """One time that a conversation was held back; nothing of it is ever thrown away by that."""

    class Ended(models.TextChoices):
        """How it ended."""

        NOT_YET = "", ""
        LET_THROUGH = "let_through", _("not spam")
        TAKEN_BACK = "taken_back", _("taken back")
        CONFIRMED = "confirmed", _("marked as spam")

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="holds")
    held_for = models.CharField(max_length=10, choices=HeldFor.choices)
    # From 0 to 100, and its reasons as codes with values: {"code": "links", "points": 1.5, "count": 12}.
    score = models.PositiveSmallIntegerField(null=True)
    reasons = models.JSONField(default=list)
    at = models.DateTimeField()
    by = models.ForeignKey(Representative, null=True, on_delete=models.PROTECT, related_name="+")
    # How the conversation stood until then, for it may be taken back; empty when it began held.
    before = models.JSONField(default=dict)
    ended = models.CharField(max_length=15, choices=Ended.choices, blank=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(Representative, null=True, on_delete=models.PROTECT, related_name="+")

    objects = HoldQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["at"], name="hold_at"),
            models.Index(fields=["conversation", "-id"], name="hold_of_conversation"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["conversation"], condition=Q(ended_at=None), name="one_hold_in_force")
        ]

    def __str__(self) -> str:
        return f"{self.held_for} {self.conversation_id}"
