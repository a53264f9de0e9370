"""An item of a batch: one conversation, what became of it, and what it had before."""

from django.db import models
from django.db.models import Q

from firsthand.batches.models.batch import Batch
from firsthand.conversations.models import Conversation


class ItemQuerySet(models.QuerySet["Item"]):
    """How items are asked for."""

    def waiting(self) -> "ItemQuerySet":
        return self.filter(state=Item.State.WAITING)

    def refused(self) -> "ItemQuerySet":
        return self.filter(state=Item.State.REFUSED)

    def changed(self) -> "ItemQuerySet":
        """Those that the act made different, which it can be taken back from."""
        return self.filter(state=Item.State.DONE, version__isnull=False)


class Item(models.Model):
    """The version says how it stood right after the act: what has another one by then was changed by somebody since."""

    class State(models.TextChoices):
        """What became of it."""

        WAITING = "waiting", "waiting"
        DONE = "done", "done"
        REFUSED = "refused", "refused"

    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="items")
    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="+")
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    before = models.JSONField(null=True)
    version = models.PositiveIntegerField(null=True)
    # The sentence of the refusal before it is translated, and what is filled into it.
    why = models.CharField(max_length=300, blank=True)
    why_values = models.JSONField(default=dict)

    objects = ItemQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["batch", "id"], name="item_waiting", condition=Q(state="waiting"))]
        constraints = [models.UniqueConstraint(fields=["batch", "conversation"], name="once_in_a_batch")]

    def __str__(self) -> str:
        return f"{self.conversation_id} {self.state}"
