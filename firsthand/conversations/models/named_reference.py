"""A Message-ID that a message says it answers, kept because what it names may come after it."""

from django.db import models

from firsthand.conversations.models.message import Message


class NamedReference(models.Model):
    """Letters overtake each other: an answer may be read before the letter that it answers."""

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="named")
    reference = models.CharField(max_length=400)

    class Meta:
        indexes = [models.Index(fields=["reference"], name="named_reference")]

    def __str__(self) -> str:
        return f"{self.message_id} names {self.reference}"
