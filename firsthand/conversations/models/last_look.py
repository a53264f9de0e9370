"""How far somebody has read."""

from django.db import models

from firsthand.conversations.models.conversation import Conversation
from firsthand.team.models import Representative


class LastLook(models.Model):
    """Up to which message a colleague had the conversation before them: what came in since is new to them."""

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="+")
    representative = models.ForeignKey(Representative, on_delete=models.CASCADE, related_name="+")
    up_to = models.BigIntegerField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["conversation", "representative"], name="one_last_look_of_each"),
        ]

    def __str__(self) -> str:
        return f"{self.representative_id} in {self.conversation_id} up to {self.up_to}"
