"""A letter: the exact bytes of one e-mail that reached us, and what became of it."""

from django.db import models

from firsthand.conversations.models import Message
from firsthand.files.storage import read


class LetterQuerySet(models.QuerySet["Letter"]):
    """How letters are asked for."""

    def unread(self) -> "LetterQuerySet":
        return self.filter(read_at=None)


class Letter(models.Model):
    """Stored before the other side hears that we have it; read afterwards, once."""

    class Way(models.TextChoices):
        """By which way it came."""

        SMTP = "smtp"
        IMAP = "imap"
        COMMAND = "command"
        HOOK = "hook"
        HISTORY = "history"

    fingerprint = models.CharField(max_length=64, unique=True)
    sha256 = models.CharField(max_length=64, help_text="under which its bytes are kept")
    way = models.CharField(max_length=10, choices=Way.choices)
    # Null where there was no envelope (a file, a mailbox read by IMAP); empty for the null sender (RFC 5321 4.5.5).
    envelope_from = models.CharField(max_length=320, null=True, blank=True)
    envelope_to = models.JSONField(default=list, blank=True)
    # The machine that brought it by SMTP and how it called itself, for SPF.
    client = models.CharField(max_length=45, blank=True)
    helo = models.CharField(max_length=255, blank=True)
    received_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    message = models.ForeignKey(Message, null=True, on_delete=models.SET_NULL, related_name="+")
    # The number of the import that brought it, for the whole of which can be taken out again.
    moved_in = models.BigIntegerField(null=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["received_at"], name="letters_unread", condition=models.Q(read_at=None)),
            models.Index(
                fields=["moved_in", "id"], name="letters_moved_in", condition=models.Q(moved_in__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"letter {self.pk}"

    def raw(self) -> bytes:
        """Its bytes, exactly as they came."""
        return read(self.sha256)
