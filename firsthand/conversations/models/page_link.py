"""A link by which a customer comes to one matter on their own page."""

from datetime import datetime

from django.db import models

from firsthand.conversations.models.conversation import Conversation
from firsthand.people.models import Customer


class PageLink(models.Model):
    """It went to one address, for one matter and one person; whoever has it reads that matter and nothing else.

    What stands in a letter is the number, the serial and our seal. Nothing here opens anything.
    """

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="page_links")
    customer = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="+")
    address = models.CharField(max_length=320)
    # Those with an earlier serial open nothing any more.
    serial = models.PositiveIntegerField(default=1)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["conversation", "customer", "address"], name="one_page_link_of_each"),
        ]

    def __str__(self) -> str:
        return f"{self.conversation_id} for {self.customer_id}"

    def is_good(self, *, at: datetime) -> bool:
        """Whether its time has not passed."""
        return at < self.expires_at
