"""A key of the API. The token is shown once and kept only as its hash."""

from datetime import datetime

from django.db import models
from django.db.models import Q

from firsthand.access.models.account import Account
from firsthand.access.models.role import KeyRole

SPEAKS_FOR_A_CUSTOMER = Q(role=KeyRole.CUSTOMER, customer_id__isnull=False, account__isnull=True)
SPEAKS_FOR_AN_ACCOUNT = ~Q(role=KeyRole.CUSTOMER) & Q(customer_id__isnull=True, account__isnull=False)


class KeyQuerySet(models.QuerySet["Key"]):
    """The words in which keys are asked for."""

    def standing(self) -> "KeyQuerySet":
        """Neither revoked, nor of an account that was closed."""
        return self.filter(Q(account__isnull=True) | Q(account__is_active=True), revoked_at=None)


class Key(models.Model):
    """It speaks either for an account of its own or for one customer."""

    name = models.CharField(max_length=120)
    prefix = models.CharField(max_length=16, unique=True)
    sha256 = models.CharField(max_length=64)
    role = models.CharField(max_length=16, choices=KeyRole.choices)
    account = models.ForeignKey(Account, null=True, on_delete=models.PROTECT, related_name="keys")
    # Customers stand above this folder, so only the number is known here.
    customer_id = models.BigIntegerField(null=True, blank=True, db_index=True)
    created_at = models.DateTimeField()
    last_used_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = KeyQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(role__in=KeyRole.values), name="key_role_is_known"),
            models.CheckConstraint(
                condition=SPEAKS_FOR_A_CUSTOMER | SPEAKS_FOR_AN_ACCOUNT, name="key_speaks_for_exactly_one"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.prefix}…)"

    @property
    def is_revoked(self) -> bool:
        return self.revoked_at is not None

    def was_used_since(self, moment: datetime) -> bool:
        return self.last_used_at is not None and self.last_used_at >= moment
