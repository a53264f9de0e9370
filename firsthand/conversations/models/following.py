"""A following: somebody wants to be told what happens in a conversation."""

from django.db import models

from firsthand.conversations.models.conversation import Conversation
from firsthand.team.models import Representative


class Following(models.Model):
    """Who follows which conversation, since when; it lets nobody see what is not theirs to see."""

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="followings")
    representative = models.ForeignKey(Representative, on_delete=models.CASCADE, related_name="+")
    since = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["conversation", "representative"], name="followed_once")]
        indexes = [models.Index(fields=["representative", "-id"], name="newest_followings_of")]

    def __str__(self) -> str:
        return f"{self.representative_id} follows {self.conversation_id}"
