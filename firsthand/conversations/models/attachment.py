"""An attachment: a file that came or went with a message."""

from django.db import models

from firsthand.conversations.models.message import Message
from firsthand.files.models import StoredFile


class Attachment(models.Model):
    """A file of a message; an inline one is shown where the message names its content id (RFC 2392)."""

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="attachments")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    content_id = models.CharField(max_length=255, blank=True)
    inline = models.BooleanField(default=False)
    inside = models.PositiveSmallIntegerField(default=0)  # of which enclosed letter, from one; 0: of the message itself

    def __str__(self) -> str:
        return self.file.name
