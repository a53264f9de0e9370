"""A representative: the named person whom the customer meets."""

from datetime import datetime, timedelta

from django.db import models
from django.db.models import Q
from django.utils.functional import cached_property

from firsthand.access.models import Account, Role
from firsthand.files.models import StoredFile
from firsthand.journal.actor import Actor, Kind
from firsthand.team.models.skill import Skill
from firsthand.team.models.team import Team

# Who reads a long letter does nothing for a while and is here nevertheless.
PRESENT_FOR = timedelta(minutes=10)


class RepresentativeQuerySet(models.QuerySet["Representative"]):
    """The words in which representatives are asked for."""

    def active(self) -> "RepresentativeQuerySet":
        return self.filter(account__is_active=True)

    def people(self) -> "RepresentativeQuerySet":
        return self.filter(is_machine=False)

    def administrators(self) -> "RepresentativeQuerySet":
        return self.active().filter(account__role=Role.ADMINISTRATOR)

    def with_account(self) -> "RepresentativeQuerySet":
        return self.select_related("account")


class Representative(models.Model):
    """The name is what customers read; the account is how this person comes in."""

    account = models.OneToOneField(Account, on_delete=models.PROTECT, related_name="representative")
    name = models.CharField(max_length=120)
    language = models.CharField(max_length=10, default="en")
    timezone = models.CharField(max_length=64, default="UTC")
    signature = models.TextField(blank=True)
    picture = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    undo_seconds = models.PositiveSmallIntegerField(default=0, help_text="so long an answer can be taken back")
    remind_minutes = models.PositiveIntegerField(
        default=30, help_text="so long before it falls due a promise is recalled"
    )
    choices = models.JSONField(default=dict, blank=True, help_text="how they want their own screens, by name")
    is_machine = models.BooleanField(default=False)
    seen_at = models.DateTimeField(null=True, blank=True)
    # The one that runs now, kept here so that whoever has the row knows whether somebody is away.
    absence = models.ForeignKey(
        "team.Absence", null=True, blank=True, on_delete=models.SET_NULL, related_name="+", editable=False
    )
    skills = models.ManyToManyField(Skill, related_name="representatives", blank=True)
    teams = models.ManyToManyField(Team, through="team.Membership", related_name="representatives")

    objects = RepresentativeQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="representative_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def actor(self) -> Actor:
        return Actor(Kind.REPRESENTATIVE, self.pk)

    @cached_property
    def places(self) -> dict[int, bool]:
        """The teams of this person by id, and whether they are led; fetched once for this object."""
        return dict(self.memberships.values_list("team_id", "leads"))

    @property
    def role(self) -> Role:
        return Role(self.account.role)

    @property
    def is_active(self) -> bool:
        return self.account.is_active

    @property
    def is_administrator(self) -> bool:
        return self.account.is_administrator

    @property
    def is_away(self) -> bool:
        """Whether they have said that they are not here; their page may be open all the same."""
        return self.absence_id is not None

    def is_present(self, *, at: datetime) -> bool:
        return self.seen_at is not None and self.seen_at > at - PRESENT_FOR
