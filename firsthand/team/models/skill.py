"""Something that a representative is good at."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower


class Skill(models.Model):
    """Washing machines, Italian, invoices: the manager's own words."""

    name = models.CharField(max_length=80)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(Lower("name"), name="skill_name_is_taken_once"),
            models.CheckConstraint(condition=~Q(name=""), name="skill_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name
