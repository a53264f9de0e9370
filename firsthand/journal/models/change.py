"""What a setting was before a fact, and what it is since."""

from typing import Any

from django.db import models
from django.utils.functional import cached_property

from firsthand.journal.models.entry import Entry


class Change(models.Model):
    """Beside its entry, in a row of its own: names and words may be a person's, and the journal itself holds none."""

    entry = models.OneToOneField(Entry, primary_key=True, on_delete=models.CASCADE, related_name="change")
    # Plain codes and numbers, as in the entry: what they name stands in the folders above.
    subject = models.CharField(max_length=40)
    number = models.BigIntegerField(default=0)
    by_kind = models.CharField(max_length=20)
    by_id = models.BigIntegerField(default=0)
    at = models.DateTimeField()
    parts = models.JSONField(default=dict)
    is_beginning = models.BooleanField(default=False, help_text="it was made then: there is nothing to go back to")
    taken_back_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["subject", "number", "entry"], name="change_of_subject"),
            models.Index(fields=["by_kind", "by_id", "entry"], name="change_by_somebody"),
        ]

    def __str__(self) -> str:
        return f"{self.subject} {self.number}"

    @cached_property
    def before(self) -> dict[str, Any]:
        """The value of each part until then."""
        return {part: values[0] for part, values in self.parts.items()}

    @cached_property
    def after(self) -> dict[str, Any]:
        """The value of each part since."""
        return {part: values[1] for part, values in self.parts.items()}
