"""A customer: one person, whatever the channel."""

from django.db import models

from firsthand.journal.actor import Actor, Kind
from firsthand.kit.text import initials
from firsthand.people.rules.kinds import CustomerKind


class Customer(models.Model):
    """Somebody whom we serve, as they want to be known."""

    name = models.CharField(max_length=200, blank=True)
    preferred_name = models.CharField(max_length=200, blank=True)
    language = models.CharField(max_length=10, blank=True)
    kind = models.CharField(max_length=20, choices=CustomerKind.choices, default=CustomerKind.PERSON)
    timezone = models.CharField(max_length=60, blank=True)
    picture = models.ForeignKey("files.StoredFile", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    since = models.DateTimeField()
    external_id = models.CharField(max_length=200, null=True, unique=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [models.Index(fields=["since", "id"], name="customer_since")]

    def __str__(self) -> str:
        return self.called

    @property
    def actor(self) -> Actor:
        """Themselves, as the author of facts."""
        return Actor(Kind.CUSTOMER, self.pk)

    @property
    def kinds(self) -> list[tuple[str, str]]:
        """The kinds there are, by code and in words."""
        return [(kind.value, str(kind.label)) for kind in CustomerKind]

    @property
    def called(self) -> str:
        """What to call them: as they like it, else by name; an address serves where no name is known."""
        return self.preferred_name or self.name or "?"

    @property
    def initials(self) -> str:
        """Up to two letters that stand for the name."""
        return initials(self.name) or "?"
