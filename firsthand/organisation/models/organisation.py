"""The one organisation that this installation serves."""

from django.db import models
from django.db.models import Q

ONLY_ROW = 1
DEEP_TEAL = 195


class Organisation(models.Model):
    """There is exactly one row: an installation belongs to one organisation."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=ONLY_ROW, editable=False)
    name = models.CharField(max_length=120)
    domain = models.CharField(max_length=253, blank=True)
    language = models.CharField(max_length=10, default="en")
    timezone = models.CharField(max_length=64, default="UTC")
    accent = models.PositiveSmallIntegerField(default=DEEP_TEAL)
    # Whether customers have a page of their own, and what it says at its door, by language.
    has_page = models.BooleanField(default=True)
    page_words = models.JSONField(default=dict, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(id=ONLY_ROW), name="organisation_is_the_only_one"),
            models.CheckConstraint(condition=~Q(name=""), name="organisation_has_a_name"),
            models.CheckConstraint(condition=Q(accent__lt=360), name="organisation_accent_is_a_hue"),
        ]

    def __str__(self) -> str:
        return self.name
