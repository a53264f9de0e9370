"""A visitor: one browser that has written in a chat, and what it may see."""

from django.db import models

from firsthand.channels.chat.models.chat import Chat
from firsthand.conversations.models import Conversation
from firsthand.people.models import Customer


class Visitor(models.Model):
    """Known by a token that the browser chose; only its fingerprint is kept.

    Of one whom the site vouches for, the fingerprint is made of the token and of who it is: without a fresh proof from
    the site nobody is that visitor.
    """

    chat = models.ForeignKey(Chat, on_delete=models.CASCADE, related_name="visitors")
    fingerprint = models.CharField(max_length=64)
    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="+")
    conversation = models.ForeignKey(Conversation, null=True, on_delete=models.SET_NULL, related_name="+")
    is_vouched_for = models.BooleanField(default=False)
    # Their number in the site's books.
    subject = models.CharField(max_length=150, blank=True)
    language = models.CharField(max_length=10, blank=True)
    page = models.CharField(max_length=500, blank=True)
    # Where an answer goes when its reader has left.
    address = models.CharField(max_length=254, blank=True)
    seen_to = models.BigIntegerField(default=0)
    since = models.DateTimeField()
    here_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["chat", "fingerprint"], name="one_visitor_a_token")]
        indexes = [
            models.Index(fields=["conversation"], name="visitors_of_a_conversation"),
            models.Index(
                fields=["chat", "subject"], name="visitors_of_a_subject", condition=models.Q(is_vouched_for=True)
            ),
        ]

    def __str__(self) -> str:
        return f"visitor {self.pk}"

    @property
    def thread(self) -> Conversation | None:
        """The conversation in which what they write stands today."""
        return self.conversation.stands_in if self.conversation else None

    @property
    def is_in_their_own(self) -> bool:
        """Whether that is a matter of theirs still."""
        return self.thread is not None and self.thread.customer_id == self.customer.stands_in.pk

    @property
    def mark(self) -> str:
        """With what the fingerprint of each message begins that was written in this browser."""
        return f"chat:{self.pk}:"
