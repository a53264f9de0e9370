"""A write that was answered: the same request is answered the same way again, with one effect."""

from datetime import datetime

from django.db import models

from firsthand.access.models import Key


class AnsweredQuerySet(models.QuerySet["Answered"]):
    """How answers are asked for."""

    def before(self, moment: datetime) -> "AnsweredQuerySet":
        return self.filter(at__lt=moment)


class Answered(models.Model):
    """What one key was answered under one idempotency key; written in the transaction of the effect itself."""

    key = models.ForeignKey(Key, on_delete=models.CASCADE, related_name="+")
    idempotency_key = models.CharField(max_length=255)
    fingerprint = models.CharField(max_length=64, help_text="SHA-256 of method, path and body")
    status = models.PositiveSmallIntegerField(default=0)
    body = models.TextField(blank=True)
    headers = models.JSONField(default=dict, blank=True)
    at = models.DateTimeField(db_index=True)

    objects = AnsweredQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "answered"
        constraints = [models.UniqueConstraint(fields=["key", "idempotency_key"], name="answered_once")]

    def __str__(self) -> str:
        return f"{self.idempotency_key} → {self.status}"
