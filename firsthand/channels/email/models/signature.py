"""A mailbox's signature in one language."""

from django.db import models

from firsthand.channels.email.models.mailbox import Mailbox


class Signature(models.Model):
    """What stands under every answer from the mailbox to a customer of this language; its fields are filled in."""

    mailbox = models.ForeignKey(Mailbox, on_delete=models.CASCADE, related_name="signatures")
    language = models.CharField(max_length=10)
    words = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["mailbox", "language"], name="one_signature_a_language")]

    def __str__(self) -> str:
        return f"{self.mailbox_id} {self.language}"
