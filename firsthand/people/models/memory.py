"""What is remembered of a customer, so that they never have to say it twice."""

from django.db import models
from django.db.models import Q

from firsthand.people.models.customer import Customer
from firsthand.team.models import Representative


class MemoryQuerySet(models.QuerySet["Memory"]):
    """How memories are spoken of."""

    def kept(self) -> "MemoryQuerySet":
        """Those that are not put away."""
        return self.filter(put_away_at=None)

    def put_away(self) -> "MemoryQuerySet":
        return self.exclude(put_away_at=None)


class Memory(models.Model):
    """One thing worth knowing: in whose words, since when, and where it was said."""

    customer = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="memories")
    words = models.TextField()
    # Nobody of us where it came from another system; `source` says who noted it there.
    by = models.ForeignKey(Representative, null=True, on_delete=models.PROTECT, related_name="+")
    source = models.CharField(max_length=200, blank=True, default="")
    at = models.DateTimeField()
    # Plain numbers: conversations stand above the people in them.
    conversation_id = models.BigIntegerField(null=True)
    message_id = models.BigIntegerField(null=True)
    reworded_at = models.DateTimeField(null=True)
    put_away_at = models.DateTimeField(null=True)
    put_away_by = models.ForeignKey(Representative, null=True, on_delete=models.PROTECT, related_name="+")

    objects = MemoryQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["customer", "-id"], name="kept_of_customer", condition=Q(put_away_at=None)),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(put_away_by=None) | Q(put_away_at__isnull=False), name="put_away_by_somebody"
            ),
        ]

    def __str__(self) -> str:
        return self.words

    @property
    def who(self) -> str:
        """Who noted it, here or where it came from."""
        return self.by.name if self.by else self.source
