"""A visit: a browser at which a customer is, from when they came in until they leave or its time is over."""

from datetime import datetime

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from firsthand.conversations.models import PageLink
from firsthand.people.models import Address, Customer


class VisitQuerySet(models.QuerySet["Visit"]):
    """How visits are asked for."""

    def going_on(self, at: datetime) -> "VisitQuerySet":
        """Neither ended nor over; one by a code only as long as the address is that customer's."""
        own = Address.objects.emails().filter(value=OuterRef("address"), customer=OuterRef("customer"))
        return self.filter(Q(customer=None) | Exists(own), ended_at=None, expires_at__gt=at)


class Visit(models.Model):
    """By a link one sees its matter; `customer` is who proved by a code that the address is theirs, and sees all of theirs."""

    # Of the secret in the cookie; nothing here opens anything.
    fingerprint = models.CharField(max_length=64, unique=True)
    customer = models.ForeignKey(Customer, null=True, on_delete=models.CASCADE, related_name="+")
    address = models.CharField(max_length=320, blank=True)
    begun_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    objects = VisitQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["customer", "-id"], name="visits_of_customer")]

    def __str__(self) -> str:
        return f"visit {self.pk}"


class PassQuerySet(models.QuerySet["Pass"]):
    """How passes are asked for."""

    def good(self, at: datetime) -> "PassQuerySet":
        """Those whose link still opens what it opened then."""
        return self.filter(serial=F("link__serial"), link__expires_at__gt=at)


class Pass(models.Model):
    """A link was opened in a visit; it ends with the link."""

    visit = models.ForeignKey(Visit, on_delete=models.CASCADE, related_name="passes")
    link = models.ForeignKey(PageLink, on_delete=models.CASCADE, related_name="+")
    serial = models.PositiveIntegerField()

    objects = PassQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["visit", "link"], name="one_pass_of_each_link")]

    def __str__(self) -> str:
        return f"pass {self.link_id}"
