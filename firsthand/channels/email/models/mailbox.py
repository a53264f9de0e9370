"""A mailbox: an address at which customers write to us, and the inbox behind it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from firsthand.conversations.models import Inbox


class Mailbox(models.Model):
    """Letters to the address come to the inbox, and what we send from the inbox bears the address."""

    class Afterwards(models.TextChoices):
        """What becomes, on the other server, of a letter that we have."""

        LEAVE = "leave", _("stays as it is")
        SEEN = "seen", _("is marked as read")
        MOVE = "move", _("is moved to another folder")

    inbox = models.ForeignKey(Inbox, on_delete=models.PROTECT, related_name="+")
    address = models.CharField(max_length=254, unique=True, help_text="lower case, without a plus part")
    sender_name = models.CharField(max_length=120, blank=True)

    imap_host = models.CharField(max_length=253, blank=True)
    imap_port = models.PositiveIntegerField(default=993)
    imap_user = models.CharField(max_length=254, blank=True)
    imap_secret = models.TextField(blank=True, help_text="the password, encrypted with the installation's key")
    imap_folder = models.CharField(max_length=200, default="INBOX")
    imap_is_tls = models.BooleanField(default=True)
    imap_afterwards = models.CharField(max_length=10, choices=Afterwards.choices, default=Afterwards.LEAVE)
    imap_moves_to = models.CharField(max_length=200, blank=True, help_text="the folder of letters that were taken in")
    # Where reading goes on after a break (RFC 3501 2.3.1.1): ids count only as long as the validity stays.
    imap_validity = models.PositiveBigIntegerField(null=True, blank=True)
    imap_last_uid = models.PositiveBigIntegerField(default=0)
    imap_trouble = models.CharField(max_length=300, blank=True)
    imap_seen_at = models.DateTimeField(null=True, blank=True)
    imap_held_by = models.CharField(max_length=200, blank=True)
    imap_held_until = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "mailboxes"

    def __str__(self) -> str:
        return self.address

    @property
    def domain(self) -> str:
        """What stands behind the @."""
        return self.address.rpartition("@")[2]
