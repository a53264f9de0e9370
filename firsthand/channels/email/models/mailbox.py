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

    class Trouble(models.TextChoices):
        """Why it cannot be read: codes that are kept, and sentences in which `{said}` is what the server said of it."""

        LOGIN = "login", _("The server did not accept the user name and password.")
        FOLDER = "folder", _("There is no folder “{said}” there.")
        OUT_OF_REACH = "out-of-reach", _("The server could not be reached: {said}")
        NOT_PUT_AWAY = "not-put-away", _("Letters are taken in, but cannot be put away there: {said}")
        NO_TOKEN = "no-token", _("The provider gives no token just now: {said}")
        CONSENT = (
            "consent",
            _(
                "The provider lets us in no more ({said}). "
                "Whoever owns the mailbox must consent again: “Sign in with the provider”."
            ),
        )
        INNER_HOST = (
            "inner-host",
            _(
                "“{said}” lies in a private network. "
                "Whoever runs this installation can allow it (FIRSTHAND_PRIVATE_HOSTS)."
            ),
        )

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
    # A code of `Trouble`, "" for none; older ones are whole sentences.
    imap_trouble = models.CharField(max_length=300, blank=True)
    imap_trouble_said = models.CharField(max_length=300, blank=True, default="")
    imap_seen_at = models.DateTimeField(null=True, blank=True)
    imap_held_by = models.CharField(max_length=200, blank=True)
    imap_held_until = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "mailboxes"

    def __str__(self) -> str:
        return self.address

    @property
    def trouble(self) -> str:
        """Why it cannot be read, in the reader's language; empty when it can."""
        return self.trouble_in_words(self.imap_trouble, self.imap_trouble_said)

    @classmethod
    def trouble_in_words(cls, trouble: str, said: str) -> str:
        """The sentence for a code; what is none is a sentence itself."""
        return str(cls.Trouble(trouble).label).format(said=said) if trouble in cls.Trouble.values else trouble

    @property
    def domain(self) -> str:
        """What stands behind the @."""
        return self.address.rpartition("@")[2]
