"""A re-dating: a promise that a target made falls due at another time than before, and why."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from firsthand.promises.models.promise import Promise
from firsthand.team.models import Representative


class Redating(models.Model):
    """Written once for each change, so that nobody wonders what was promised when."""

    class Why(models.TextChoices):
        """What moved it."""

        PRIORITY = "priority", _("the priority changed")
        TEAM = "team", _("another team has it")

    promise = models.ForeignKey(Promise, on_delete=models.CASCADE, related_name="redatings")
    at = models.DateTimeField()
    by = models.ForeignKey(Representative, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    why = models.CharField(max_length=10, choices=Why.choices)
    before = models.DateTimeField()
    after = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["promise", "id"], name="redatings_of_promise")]
