"""A proof of identity that was used: whoever copies it cannot use it in another browser."""

from django.db import models


class UsedProof(models.Model):
    """The fingerprint of a site's signed word, and of the token of the browser that brought it first."""

    fingerprint = models.CharField(max_length=64, unique=True)
    used_by = models.CharField(max_length=64)
    ends_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"proof {self.pk}"
