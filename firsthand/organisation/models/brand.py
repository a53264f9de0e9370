"""A name under which the organisation meets its customers."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower


class Brand(models.Model):
    """A shop may answer as several brands; each inbox speaks for one of them."""

    name = models.CharField(max_length=120)
    # Its own hue; where it has none, the organisation's.
    accent = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(Lower("name"), name="brand_name_is_taken_once"),
            models.CheckConstraint(condition=~Q(name=""), name="brand_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name
