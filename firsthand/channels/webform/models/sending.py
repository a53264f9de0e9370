"""A sending: a form that somebody filled in and sent, and the message it became."""

from django.db import models

from firsthand.channels.webform.models.form import Form
from firsthand.conversations.models import Message


class Sending(models.Model):
    """Counted by place and address, so that nobody floods us; both are kept as seals that say nothing."""

    form = models.ForeignKey(Form, on_delete=models.CASCADE, related_name="sendings")
    message = models.OneToOneField(Message, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()
    place = models.CharField(max_length=16)
    address = models.CharField(max_length=16)
    stamp = models.CharField(max_length=32)

    class Meta:
        indexes = [
            models.Index(fields=["place", "at"], name="sendings_of_place"),
            models.Index(fields=["address", "at"], name="sendings_of_address"),
            models.Index(fields=["stamp"], name="sendings_by_stamp"),
        ]

    def __str__(self) -> str:
        return f"sending {self.pk}"
