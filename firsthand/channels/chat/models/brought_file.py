"""A file that a visitor has brought and not yet said anything with."""

from django.db import models

from firsthand.channels.chat.models.chat import Chat
from firsthand.files.models import StoredFile


class BroughtFile(models.Model):
    """Whose token brought it: nobody else can send it or look at it."""

    chat = models.ForeignKey(Chat, on_delete=models.CASCADE, related_name="+")
    fingerprint = models.CharField(max_length=64, db_index=True)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.file.name
