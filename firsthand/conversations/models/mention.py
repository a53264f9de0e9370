"""A mention: a colleague is asked to look."""

from django.db import models

from firsthand.conversations.models.conversation import Conversation
from firsthand.conversations.models.message import Message
from firsthand.team.models import Representative


class Mention(models.Model):
    """Somebody named in a note; from then on they see the conversation."""

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="mentions")
    representative = models.ForeignKey(Representative, on_delete=models.CASCADE, related_name="+")
    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="mentions")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["representative", "message"], name="mentioned_once_a_message")]
        indexes = [
            models.Index(fields=["representative", "conversation"], name="mentions_of"),
            models.Index(fields=["representative", "-id"], name="newest_mentions_of"),
        ]

    def __str__(self) -> str:
        return f"{self.representative_id} in {self.conversation_id}"
