"""A draft: what somebody is writing and has not sent, on every device of theirs."""

from dataclasses import dataclass

from django.db import models
from django.db.models import Q

from firsthand.conversations.models.conversation import Conversation
from firsthand.files.models import StoredFile
from firsthand.team.models import Representative


class Side(models.TextChoices):
    """To whom it is written."""

    REPLY = "reply"
    NOTE = "note"
    ASIDE = "aside"
    LETTER = "letter"


@dataclass(frozen=True)
class Sheet:
    """On what somebody writes: an answer, a note, a letter to somebody outside, or one that begins a matter.

    There is one answer and one note a conversation; of the others `about` says which: a side thread, a letter that is handed
    on, the number that a browser gave to a new letter.
    """

    side: Side
    conversation: int | None = None
    about: str = ""

    @property
    def code(self) -> str:
        """How it is named in addresses, within its conversation."""
        if self.side == Side.LETTER:
            return self.about
        return f"{self.side}-{self.about}" if self.about else self.side


class DraftQuerySet(models.QuerySet["Draft"]):
    """How drafts are spoken of."""

    def on(self, sheet: Sheet, *, by: Representative) -> "DraftQuerySet":
        """What they have written on that sheet: one or none."""
        return self.filter(representative=by, conversation=sheet.conversation, side=sheet.side, about=sheet.about)

    def newest_first(self) -> "DraftQuerySet":
        return self.order_by("-written_at", "-pk")

    def locked(self) -> "DraftQuerySet":
        return self.select_for_update(of=("self",))


class Draft(models.Model):
    """One of each sheet for each writer; nobody else sees it, and it is no fact. A letter has no conversation yet.

    `other` is what stood there when something else was written on another device: kept until it is taken or dropped.
    """

    conversation = models.ForeignKey(Conversation, null=True, on_delete=models.CASCADE, related_name="+")
    representative = models.ForeignKey(Representative, on_delete=models.CASCADE, related_name="+")
    side = models.CharField(max_length=6, choices=Side.choices)
    about = models.CharField(max_length=40, default="")
    text = models.TextField(blank=True)
    html = models.TextField(blank=True)
    # The fields beside the words (To, Cc, the subject) as they were typed, by name.
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
            models.UniqueConstraint(
                fields=["representative", "conversation", "side", "about"], name="one_draft_a_sheet"
            ),
            models.UniqueConstraint(
                fields=["representative", "about"], name="one_draft_a_letter", condition=Q(conversation=None)
            ),
            models.CheckConstraint(condition=Q(conversation=None) ^ ~Q(side="letter"), name="a_letter_begins_a_matter"),
        ]
        indexes = [models.Index(fields=["representative", "-written_at"], name="drafts_of")]

    def __str__(self) -> str:
        return f"draft {self.pk}"

    @property
    def sheet(self) -> Sheet:
        return Sheet(Side(self.side), self.conversation_id, self.about)
