"""A device on which a representative is told, also while no page is open (Web Push, RFC 8030)."""

from datetime import datetime

from django.contrib.sessions.models import Session
from django.db import models
from django.db.models import Exists, F, OuterRef

from firsthand.team.models import Representative


class DeviceQuerySet(models.QuerySet["Device"]):
    """How devices are asked for."""

    def of(self, representative: Representative) -> "DeviceQuerySet":
        return self.filter(representative=representative)

    def signed_in(self, *, at: datetime) -> "DeviceQuerySet":
        """Those whose sign-in still lasts."""
        lasting = Session.objects.filter(session_key=OuterRef("session"), expire_date__gt=at)
        return self.filter(Exists(lasting), endings=F("representative__account__endings"))


class Device(models.Model):
    """One browser: the address of its push service and the keys with which only it can read."""

    representative = models.ForeignKey(Representative, on_delete=models.CASCADE, related_name="devices")
    endpoint = models.TextField()
    sha256 = models.CharField(max_length=64, unique=True, help_text="of the endpoint, which may be long")
    public_key = models.CharField(max_length=200)
    auth = models.CharField(max_length=100)
    name = models.CharField(max_length=120, blank=True)
    # It is told as long as this sign-in lasts: whoever signed out is not told on the machine they left.
    session = models.CharField(max_length=40)
    endings = models.PositiveIntegerField(default=0)
    added_at = models.DateTimeField()
    told_at = models.DateTimeField(null=True)

    objects = DeviceQuerySet.as_manager()

    def __str__(self) -> str:
        return self.name or f"device {self.pk}"
