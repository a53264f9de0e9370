"""A lesson: what one letter taught about spam, kept so that it can be forgotten again."""

from django.db import models

from firsthand.conversations.models import Message


class Lesson(models.Model):
    """A letter teaches once, as spam or as a good one, with exactly these words."""

    message = models.OneToOneField(Message, on_delete=models.CASCADE, related_name="+")
    is_spam = models.BooleanField()
    words = models.JSONField(default=list)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{'spam' if self.is_spam else 'good'} {self.message_id}"
