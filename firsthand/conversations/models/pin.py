"""A pin: a message that everybody should see at once."""

from django.db import models

from firsthand.conversations.models.conversation import Conversation
from firsthand.conversations.models.message import Message
from firsthand.team.models import Representative


class Pin(models.Model):
    """Somebody pinned the message above its thread."""

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="pins")
    message = models.OneToOneField(Message, on_delete=models.CASCADE, related_name="pin")
    by = models.ForeignKey(Representative, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"message {self.message_id}"
