"""A hook: an address at which a provider brings us letters and tells what became of ours."""

from django.db import models

from firsthand.channels.email.models.mailbox import Mailbox


class Hook(models.Model):
    """Whoever calls must know the token in its address, and sign as the provider signs, where it does."""

    class Provider(models.TextChoices):
        """Whose calls are understood."""

        BREVO = "brevo", "Brevo"
        MAILERSEND = "mailersend", "MailerSend"
        MAILGUN = "mailgun", "Mailgun"
        MAILJET = "mailjet", "Mailjet"
        MANDRILL = "mandrill", "Mandrill (Mailchimp)"
        POSTAL = "postal", "Postal"
        POSTMARK = "postmark", "Postmark"
        SENDGRID = "sendgrid", "SendGrid"
        SPARKPOST = "sparkpost", "SparkPost"

    mailbox = models.ForeignKey(Mailbox, on_delete=models.CASCADE, related_name="+")
    provider = models.CharField(max_length=20, choices=Provider.choices)
    fingerprint = models.CharField(max_length=64, unique=True, help_text="of the token in its address")
    token = models.TextField(help_text="the token, encrypted, so that the address can be shown again")
    secret = models.TextField(blank=True, help_text="with what the provider signs, encrypted")
    made_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.mailbox_id} {self.provider}"
