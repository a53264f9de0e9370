"""A bell: matters of some kind ring whoever is on, until somebody takes them."""

from django.db import models
from django.db.models import Q

from firsthand.conversations.models import Conversation, Inbox, Tag
from firsthand.team.models import Representative, Rota


class Bell(models.Model):
    """What it leaves open holds for all: one that names an inbox and a tag rings for what is both."""

    rota = models.ForeignKey(Rota, on_delete=models.CASCADE, related_name="+")
    when_urgent = models.BooleanField(default=False)
    inbox = models.ForeignKey(Inbox, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    tag = models.ForeignKey(Tag, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    minutes = models.PositiveSmallIntegerField(default=10, help_text="so long one has before the next is rung")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(when_urgent=True) | Q(inbox__isnull=False) | Q(tag__isnull=False),
                name="a_bell_rings_for_something",
            ),
            models.CheckConstraint(condition=Q(minutes__gte=1), name="a_bell_leaves_time"),
        ]

    def __str__(self) -> str:
        return f"{self.rota_id} {self.minutes}"


class RingingQuerySet(models.QuerySet["Ringing"]):
    """How ringings are spoken of."""

    def going_on(self) -> "RingingQuerySet":
        return self.filter(ended_at=None)

    def locked_if_free(self) -> "RingingQuerySet":
        return self.select_for_update(of=("self",), skip_locked=True)


class Ringing(models.Model):
    """One matter for which a bell rings, from the first ring until somebody has it, or everybody was rung in vain."""

    class Outcome(models.TextChoices):
        """How it ended."""

        NONE = "", ""
        TAKEN = "taken", "taken"
        CALMED = "calmed", "calmed"
        UNANSWERED = "unanswered", "unanswered"

    bell = models.ForeignKey(Bell, on_delete=models.CASCADE, related_name="+")
    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="+")
    begun_at = models.DateTimeField()
    rung_at = models.DateTimeField()
    rings_at = models.DateTimeField()
    taken_by = models.ForeignKey(Representative, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=10, choices=Outcome.choices, blank=True, default=Outcome.NONE)

    objects = RingingQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["rings_at"], name="rings_next", condition=Q(ended_at=None))]
        constraints = [
            models.UniqueConstraint(fields=["conversation"], name="rings_once_at_a_time", condition=Q(ended_at=None)),
            models.CheckConstraint(condition=Q(ended_at=None) ^ ~Q(outcome=""), name="a_ringing_ends_somehow"),
        ]


class Ring(models.Model):
    """Somebody was rung."""

    ringing = models.ForeignKey(Ringing, on_delete=models.CASCADE, related_name="rings")
    representative = models.ForeignKey(Representative, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
