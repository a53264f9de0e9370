"""A use: a saved reply went along in an answer."""

from django.db import models

from firsthand.conversations.models import Conversation
from firsthand.desk.models.saved_reply import SavedReply
from firsthand.team.models import Representative


class Use(models.Model):
    """Who used it, where and when; whether a solution followed is asked of the conversation."""

    saved_reply = models.ForeignKey(SavedReply, on_delete=models.CASCADE, related_name="used")
    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="+")
    representative = models.ForeignKey(Representative, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["at"], name="uses_by_time")]

    def __str__(self) -> str:
        return f"{self.saved_reply_id} in {self.conversation_id}"
