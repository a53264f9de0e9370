"""A draft: what somebody is writing and has not sent, on every device of theirs."""

from django.db import models

from firsthand.conversations.models.conversation import Conversation
from firsthand.files.models import StoredFile
from firsthand.team.models import Representative


class DraftQuerySet(models.QuerySet["Draft"]):
    """How drafts are spoken of."""

    def newest_first(self) -> "DraftQuerySet":
        return self.order_by("-written_at", "-pk")

    def locked(self) -> "DraftQuerySet":
        return self.select_for_update(of=("self",))


class Draft(models.Model):
    """One of each side for each conversation and writer; nobody else sees it, and it is no fact.

    `other` is what stood there when something else was written on another device: kept until it is taken or dropped.
    """

    class Side(models.TextChoices):
        """To whom it is written."""

        REPLY = "reply"
        NOTE = "note"

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="+")
    representative = models.ForeignKey(Representative, on_delete=models.CASCADE, related_name="+")
    side = models.CharField(max_length=5, choices=Side.choices)
    text = models.TextField(blank=True)
    html = models.TextField(blank=True)
    # The fields beside the words (Cc, Bcc) as they were typed, by name.
    fields = models.JSONField(default=dict, blank=True)
    files = models.ManyToManyField(StoredFile, related_name="+")
    other_text = models.TextField(blank=True)
    other_html = models.TextField(blank=True)
    other_at = models.DateTimeField(null=True)
    written_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    objects = DraftQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["representative", "conversation", "side"], name="one_draft_a_side"),
        ]
        indexes = [models.Index(fields=["representative", "-written_at"], name="drafts_of")]

    def __str__(self) -> str:
        return f"draft {self.pk}"
