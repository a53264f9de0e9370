"""An intention: what is promised in an answer that has not left yet."""

from django.db import models

from firsthand.conversations.models import Unsent
from firsthand.promises.rules.kinds import Kind


class Intention(models.Model):
    """It becomes a promise when its answer leaves, and nothing when that is thrown away."""

    unsent = models.ForeignKey(Unsent, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=20, choices=Kind.choices)
    words = models.CharField(max_length=300)
    due_at = models.DateTimeField()
