"""A key with which letters of a domain are signed (DKIM, RFC 6376)."""

from django.db import models
from django.db.models import Q


class SigningKeyQuerySet(models.QuerySet["SigningKey"]):
    """How keys are asked for."""

    def signing(self) -> "SigningKeyQuerySet":
        return self.filter(signs_since__isnull=False, retired_at=None)


class SigningKey(models.Model):
    """Made, then in use from when its record can be seen, then retired: its record stays a while for letters on their way."""

    domain = models.CharField(max_length=253)
    selector = models.CharField(max_length=63)
    secret = models.TextField(help_text="the private key, encrypted with the installation's key")
    public = models.TextField(help_text="as it stands in the record")
    made_at = models.DateTimeField()
    signs_since = models.DateTimeField(null=True, blank=True)
    retired_at = models.DateTimeField(null=True, blank=True)

    objects = SigningKeyQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["domain", "selector"], name="one_key_a_selector"),
            models.UniqueConstraint(
                fields=["domain"],
                condition=Q(signs_since__isnull=False, retired_at=None),
                name="one_key_signs_a_domain",
            ),
        ]

    def __str__(self) -> str:
        return self.place

    @property
    def place(self) -> str:
        """The name at which its record stands (RFC 6376 3.6.2.1)."""
        return f"{self.selector}._domainkey.{self.domain}"

    @property
    def record(self) -> str:
        """What stands there (RFC 6376 3.6.1)."""
        return f"v=DKIM1; k=rsa; p={self.public}"

    @property
    def is_signing(self) -> bool:
        return self.signs_since is not None and self.retired_at is None
