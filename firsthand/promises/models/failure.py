"""A small failure: once a customer was let down, in which way, and who had the matter then."""

from django.db import models
from django.db.models import Q

from firsthand.conversations.models import Conversation, Message
from firsthand.people.models import Customer
from firsthand.promises.rules.failures import FailureKind
from firsthand.team.models import Representative


class Failure(models.Model):
    """The journal says it too; here it stands by customer, so that a page finds it however long their history is."""

    customer = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="+", db_index=False)
    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=20, choices=FailureKind.choices)
    at = models.DateTimeField()
    owner = models.ForeignKey(Representative, null=True, on_delete=models.PROTECT, related_name="+", db_index=False)
    # In which they had to say something again.
    message = models.ForeignKey(Message, null=True, on_delete=models.CASCADE, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["customer", "-at", "-id"], name="failures_of_customer")]
        constraints = [
            models.UniqueConstraint(
                fields=["message"], name="asked_again_once_in_a_message", condition=Q(kind="asked_again")
            ),
        ]

    def __str__(self) -> str:
        return str(FailureKind(self.kind).label)
