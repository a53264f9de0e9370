"""A customer: one person, whatever the channel."""

from django.db import models
from django.db.models import Q

from firsthand.journal.actor import Actor, Kind
from firsthand.kit.text import initials
from firsthand.people.models.company import Company
from firsthand.people.rules.kinds import BelongsHow, CustomerKind, Form, Preference


class Customer(models.Model):
    """Somebody whom we serve, as they want to be known."""

    name = models.CharField(max_length=200, blank=True)
    # The name as it is compared with others (`rules/names.py`).
    name_key = models.CharField(max_length=200, blank=True, default="")
    preferred_name = models.CharField(max_length=200, blank=True)
    form = models.CharField(max_length=10, choices=Form.choices, blank=True, default="")
    greeting = models.CharField(max_length=200, blank=True, default="")
    prefers = models.CharField(max_length=10, choices=Preference.choices, blank=True, default="")
    language = models.CharField(max_length=10, blank=True)
    kind = models.CharField(max_length=20, choices=CustomerKind.choices, default=CustomerKind.PERSON)
    timezone = models.CharField(max_length=60, blank=True)
    company = models.ForeignKey(Company, null=True, blank=True, on_delete=models.SET_NULL, related_name="contacts")
    belongs_how = models.CharField(max_length=10, choices=BelongsHow.choices, blank=True, default="")
    position = models.CharField(max_length=120, blank=True, default="")
    picture = models.ForeignKey("files.StoredFile", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    since = models.DateTimeField()
    external_id = models.CharField(max_length=200, null=True, unique=True)
    # Who they turned out to be: their matters and addresses stand there.
    joined_into = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [
            models.Index(fields=["since", "id"], name="customer_since"),
            models.Index(fields=["name_key", "id"], name="customer_by_name_key", condition=~Q(name_key="")),
        ]

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
    def forms(self) -> list[tuple[str, str]]:
        """The forms of address there are, by code and in words."""
        return [(form.value, str(form.label)) for form in Form]

    @property
    def preferences(self) -> list[tuple[str, str]]:
        """The ways by which somebody may rather be answered, by code and in words."""
        return [(one.value, str(one.label)) for one in Preference]

    @property
    def stands_in(self) -> "Customer":
        """The one person whom they turned out to be: themselves, unless they were joined."""
        return self.joined_into.stands_in if self.joined_into else self

    @property
    def called(self) -> str:
        """What to call them: as they like it, else by name; an address serves where no name is known."""
        return self.preferred_name or self.name or "?"

    @property
    def initials(self) -> str:
        """Up to two letters that stand for the name."""
        return initials(self.name) or "?"
