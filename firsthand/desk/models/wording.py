"""A wording: what a saved reply says in one language."""

from django.db import models

from firsthand.desk.models.saved_reply import SavedReply


class Wording(models.Model):
    """The words with their fields, not yet filled in."""

    saved_reply = models.ForeignKey(SavedReply, on_delete=models.CASCADE, related_name="wordings")
    language = models.CharField(max_length=10)
    words = models.TextField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["saved_reply", "language"], name="one_wording_a_language"),
            models.CheckConstraint(condition=~models.Q(words=""), name="wording_has_words"),
        ]

    def __str__(self) -> str:
        return f"{self.saved_reply_id} {self.language}"
