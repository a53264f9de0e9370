"""A product that a representative lays before the visitor."""

from django.db import models

from firsthand.conversations.models import Message


class Card(models.Model):
    """What stands on it; its picture is an attachment of the message, whose words say the same for mail and search."""

    message = models.OneToOneField(Message, on_delete=models.CASCADE, related_name="+")
    title = models.CharField(max_length=120)
    price = models.CharField(max_length=40, blank=True)
    link = models.URLField(max_length=500, blank=True)

    def __str__(self) -> str:
        return self.title
