"""The consent of a provider's customer that we read and send their mail (OAuth 2.0, RFC 6749)."""

from datetime import datetime, timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from firsthand.channels.email.models.mailbox import Mailbox

# A token is fetched anew while the one before still holds: a letter on its way is not stopped in the middle.
BEFORE_EXPIRY = timedelta(minutes=5)


class Consent(models.Model):
    """Instead of a password: whom we are known as at the provider, and the tokens that it gave us, all sealed."""

    class Provider(models.TextChoices):
        """Whose way of asking."""

        GOOGLE = "google", "Google"
        MICROSOFT = "microsoft", "Microsoft"
        OTHER = "other", _("another provider")

    mailbox = models.OneToOneField(Mailbox, on_delete=models.CASCADE, related_name="consent")
    provider = models.CharField(max_length=10, choices=Provider.choices)
    client_id = models.CharField(max_length=300)
    client_secret = models.TextField(blank=True)
    tenant = models.CharField(max_length=100, blank=True, help_text="of Microsoft; empty: any")
    ask_at = models.URLField(max_length=500, blank=True, help_text="the authorisation endpoint of another provider")
    tokens_at = models.URLField(max_length=500, blank=True, help_text="the token endpoint of another provider")
    scope = models.CharField(max_length=500, blank=True)

    refresh_token = models.TextField(blank=True)
    access_token = models.TextField(blank=True)
    expires_at = models.DateTimeField(null=True, blank=True)
    given_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    # One question at a time: its state (a fingerprint), the verifier that proves who asked (RFC 7636), and its end.
    state = models.CharField(max_length=64, blank=True)
    verifier = models.TextField(blank=True)
    asked_until = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.mailbox_id} {self.provider}"

    @property
    def is_given(self) -> bool:
        return bool(self.refresh_token) and self.withdrawn_at is None

    def is_fresh(self, *, at: datetime) -> bool:
        """Whether the access token holds for a while yet."""
        return bool(self.access_token) and self.expires_at is not None and self.expires_at - BEFORE_EXPIRY > at


def consent_of(mailbox: Mailbox) -> Consent | None:
    """The mailbox's consent, given or only being asked for."""
    return Consent.objects.filter(mailbox=mailbox).first() if mailbox.pk else None
