"""An alias: another address at which the letters of a mailbox arrive."""

from django.db import models

from firsthand.channels.email.models.mailbox import Mailbox


class Alias(models.Model):
    """Letters to it come to the mailbox's inbox; answers leave from the mailbox's own address."""

    mailbox = models.ForeignKey(Mailbox, on_delete=models.CASCADE, related_name="aliases")
    address = models.CharField(max_length=254, unique=True, help_text="lower case, without a plus part")

    class Meta:
        verbose_name_plural = "aliases"

    def __str__(self) -> str:
        return self.address
