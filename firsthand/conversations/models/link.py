"""A link: two matters have to do with each other, and how."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from firsthand.conversations.models.conversation import Conversation
from firsthand.team.models import Representative


class Link(models.Model):
    """Shown beside both; only `related` reads the same from either side."""

    class Kind(models.TextChoices):
        """How the first has to do with the other."""

        RELATED = "related", _("related to")
        BLOCKS = "blocks", _("blocks")
        DUPLICATE = "duplicate", _("duplicate of")

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="links")
    other = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="links_to_it")
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.RELATED)
    by = models.ForeignKey(Representative, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["conversation", "other"], name="linked_once"),
            models.CheckConstraint(condition=~Q(conversation=F("other")), name="linked_to_another"),
        ]

    def __str__(self) -> str:
        return f"{self.conversation_id} {self.kind} {self.other_id}"
