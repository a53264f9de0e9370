"""The way on which a mailbox's letters leave, and how many may leave at a time."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from firsthand.channels.email.models.mailbox import Mailbox


class WayOut(models.Model):
    """A mailbox without one uses the installation's server (`FIRSTHAND_SMTP_URL`), without limits."""

    class Kind(models.TextChoices):
        """Whose server takes the letters."""

        HOUSE = "house", _("the installation’s mail server")
        OWN = "own", _("a mail server of its own")
        PROVIDER = "provider", _("a provider, over HTTPS")

    class Carrier(models.TextChoices):
        """Which provider, where one carries the letters."""

        BREVO = "brevo", "Brevo"
        MAILERSEND = "mailersend", "MailerSend"
        MAILGUN = "mailgun", "Mailgun"
        MAILJET = "mailjet", "Mailjet"
        MANDRILL = "mandrill", "Mandrill (Mailchimp)"
        POSTMARK = "postmark", "Postmark"
        RESEND = "resend", "Resend"
        SENDGRID = "sendgrid", "SendGrid"
        SPARKPOST = "sparkpost", "SparkPost"

    class Region(models.TextChoices):
        """Where the provider keeps the account."""

        WORLD = "", _("the usual one")
        EUROPE = "eu", _("Europe (Mailgun, SendGrid, SparkPost)")

    class Safety(models.TextChoices):
        """How the connection is made safe."""

        STARTTLS = "starttls", _("STARTTLS (usually port 587)")
        TLS = "tls", _("TLS from the first byte (usually port 465)")
        NONE = "none", _("not at all (only inside your own network)")

    mailbox = models.OneToOneField(Mailbox, on_delete=models.CASCADE, related_name="way_out")
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.HOUSE)
    host = models.CharField(max_length=253, blank=True)
    port = models.PositiveIntegerField(default=587)
    safety = models.CharField(max_length=10, choices=Safety.choices, default=Safety.STARTTLS)
    provider = models.CharField(max_length=20, choices=Carrier.choices, blank=True)
    region = models.CharField(max_length=5, choices=Region.choices, blank=True)
    user = models.CharField(max_length=254, blank=True)
    secret = models.TextField(blank=True, help_text="the password or key, encrypted with the installation's key")

    a_minute = models.PositiveIntegerField(null=True, blank=True)
    an_hour = models.PositiveIntegerField(null=True, blank=True)
    a_day = models.PositiveIntegerField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.mailbox_id} {self.kind}"

    @property
    def is_by_provider(self) -> bool:
        """Whether a provider takes the letters in its own form, and not their bytes."""
        return self.kind == WayOut.Kind.PROVIDER

    @property
    def is_limited(self) -> bool:
        return any((self.a_minute, self.an_hour, self.a_day))


def way_out_of(mailbox: Mailbox) -> WayOut:
    """The mailbox's own, else the ordinary one, which is not stored."""
    own: WayOut | None = getattr(mailbox, "way_out", None)
    return own or WayOut(mailbox=mailbox)
