"""A file that a visitor has brought, to say something with it."""

from django.db import models

from firsthand.channels.chat.models.chat import Chat
from firsthand.files.models import StoredFile


class BroughtFile(models.Model):
    """Whose token brought it: nobody else can send it or look at it.

    Its bytes lie aside (`files/aside.py`) and are nobody's; there is a stored file once something was said with it.
    """

    chat = models.ForeignKey(Chat, on_delete=models.CASCADE, related_name="+")
    fingerprint = models.CharField(max_length=64, db_index=True)
    aside = models.CharField(max_length=64, default="")
    name = models.CharField(max_length=255, default="")
    mime = models.CharField(max_length=120, default="")
    file = models.ForeignKey(StoredFile, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.name
