"""A turn: the moment at which one letter of a limited mailbox may leave."""

from django.db import models

from firsthand.channels.email.models.mailbox import Mailbox
from firsthand.conversations.models import Message


class Turn(models.Model):
    """Turns are given in order, so that a burst leaves as fast as the limits allow, and nobody is overtaken."""

    mailbox = models.ForeignKey(Mailbox, on_delete=models.CASCADE, related_name="+")
    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()
    is_taken = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["message"], condition=models.Q(is_taken=False), name="one_turn_to_come")
        ]
        indexes = [models.Index(fields=["mailbox", "-at"], name="turns_of_mailbox")]

    def __str__(self) -> str:
        return f"{self.message_id} at {self.at.isoformat()}"
