"""A repair: by what somebody makes up to a customer for small failures, and until when."""

from django.db import models
from django.db.models import Q

from firsthand.conversations.models import Conversation
from firsthand.people.models import Customer
from firsthand.promises.rules.failures import RepairKind, RepairStand
from firsthand.team.models import Representative


class RepairQuerySet(models.QuerySet["Repair"]):
    """How repairs are spoken of."""

    def unsettled(self) -> "RepairQuerySet":
        """Those that somebody has yet to do."""
        return self.filter(settled_at=None)

    def to_recall(self) -> "RepairQuerySet":
        """Those of which nobody has reminded their owner yet."""
        return self.unsettled().filter(recalled_at=None)

    def with_people(self) -> "RepairQuerySet":
        return self.select_related("customer", "owner", "conversation")

    def locked(self) -> "RepairQuerySet":
        """Nobody else changes these until the transaction ends."""
        return self.select_for_update(of=("self",))


class Repair(models.Model):
    """What is planned for one customer; one named person does it. The customer counts on nothing yet: that is a promise."""

    customer = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="+", db_index=False)
    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=20, choices=RepairKind.choices)
    words = models.CharField(max_length=300, blank=True, default="")
    owner = models.ForeignKey(Representative, on_delete=models.PROTECT, related_name="+", db_index=False)
    planned_by = models.ForeignKey(Representative, on_delete=models.PROTECT, related_name="+", db_index=False)
    planned_at = models.DateTimeField()
    due_at = models.DateTimeField()
    recalled_at = models.DateTimeField(null=True)
    stand = models.CharField(max_length=10, choices=RepairStand.choices, default=RepairStand.PLANNED)
    settled_at = models.DateTimeField(null=True)
    external_id = models.CharField(max_length=200, null=True, unique=True)
    version = models.PositiveIntegerField(default=1)

    objects = RepairQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["customer", "-id"], name="repairs_of_customer"),
            models.Index(fields=["owner", "due_at", "id"], name="repairs_of_owner", condition=Q(settled_at=None)),
            models.Index(fields=["due_at", "id"], name="repairs_to_do", condition=Q(settled_at=None)),
            models.Index(
                fields=["due_at", "id"], name="repairs_to_recall", condition=Q(settled_at=None, recalled_at=None)
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(stand="planned") ^ Q(settled_at__isnull=False), name="repair_settled_once"
            ),
        ]

    def __str__(self) -> str:
        return self.words or str(RepairKind(self.kind).label)
