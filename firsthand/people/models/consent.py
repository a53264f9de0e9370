"""A consent: what a customer allowed, when and how, until they took it back."""

from django.db import models
from django.db.models import F, Q

from firsthand.people.models.customer import Customer
from firsthand.people.rules import kinds


class ConsentQuerySet(models.QuerySet["Consent"]):
    """How consents are spoken of."""

    def standing(self) -> "ConsentQuerySet":
        return self.filter(withdrawn_at=None)


class Consent(models.Model):
    """It is never written over: what was taken back stays, with when (GDPR, article 7)."""

    Purpose = kinds.Purpose

    customer = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="consents")
    purpose = models.CharField(max_length=20, choices=Purpose.choices)
    how = models.CharField(max_length=300)
    given_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_how = models.CharField(max_length=300, blank=True)

    objects = ConsentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | Q(withdrawn_at__gte=F("given_at")), name="consent_withdrawn_after"
            )
        ]

    def __str__(self) -> str:
        return self.purpose
