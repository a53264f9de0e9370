"""The key by which push services know this installation (VAPID, RFC 8292)."""

from django.db import models


class PushKey(models.Model):
    """One for each installation, made when the first device is added."""

    private = models.TextField(help_text="PEM, sealed with the installation's key")
    public = models.CharField(max_length=120, help_text="the application server key, base64url")

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="one_push_key")]

    def __str__(self) -> str:
        return self.public
