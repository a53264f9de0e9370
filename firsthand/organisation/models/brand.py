"""A name under which the organisation meets its customers."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower


class Brand(models.Model):
    """A shop may answer as several brands; each inbox speaks for one of them."""

    name = models.CharField(max_length=120)
    # Its own hue; where it has none, the organisation's.
    accent = models.PositiveSmallIntegerField(null=True, blank=True)
    # The host, with its port where it is not the usual one, at which its customers find their page; else the house's.
    address = models.CharField(max_length=260, blank=True, default="")

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(Lower("name"), name="brand_name_is_taken_once"),
            models.CheckConstraint(condition=~Q(name=""), name="brand_has_a_name"),
            models.UniqueConstraint(fields=["address"], condition=~Q(address=""), name="brand_address_is_taken_once"),
        ]

    def __str__(self) -> str:
        return self.name
