"""A block: letters of an address, or of a whole domain, are kept but never reach the desk."""

from django.db import models
from django.db.models import Q

from firsthand.team.models import Representative


class BlockQuerySet(models.QuerySet["Block"]):
    """How blocks are asked for."""

    def in_force(self) -> "BlockQuerySet":
        return self.filter(ended_at=None)


class Block(models.Model):
    """Who blocked it, when and why; and who ended that."""

    pattern = models.CharField(max_length=320, help_text="an address, or a domain, which has no @")
    reason = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(Representative, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(Representative, null=True, on_delete=models.PROTECT, related_name="+")

    objects = BlockQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["pattern"], condition=Q(ended_at=None), name="blocked_once"),
        ]

    def __str__(self) -> str:
        return self.pattern

    @property
    def is_domain(self) -> bool:
        return "@" not in self.pattern
