"""Somebody beside the customer to whom one of us sent an answer."""

from django.db import models

from firsthand.conversations.models.conversation import Conversation


class Copied(models.Model):
    """We chose to let them read: at their own page they find what was sent to them. Whom a letter only names is none."""

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="+")
    # As addresses are compared, and the name under which we wrote to them.
    address = models.CharField(max_length=320)
    name = models.CharField(max_length=200, blank=True)
    since = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["address", "conversation"], name="copied_once_in_each_conversation")
        ]

    def __str__(self) -> str:
        return f"a copy in {self.conversation_id}"
