"""An absence: somebody is not here for a while, and somebody else looks after what is theirs."""

from datetime import datetime

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from firsthand.team.models.representative import Representative


class AbsenceQuerySet(models.QuerySet["Absence"]):
    """The words in which absences are asked for."""

    def planned(self) -> "AbsenceQuerySet":
        """Those that have not begun, and were not cancelled."""
        return self.filter(begun_at=None, cancelled_at=None)

    def running(self) -> "AbsenceQuerySet":
        return self.filter(begun_at__isnull=False, ended_at=None)

    def standing(self) -> "AbsenceQuerySet":
        """Those that are planned or running."""
        return self.filter(cancelled_at=None, ended_at=None)

    def by_time(self) -> "AbsenceQuerySet":
        return self.order_by("starts_at", "pk")

    def with_people(self) -> "AbsenceQuerySet":
        """With all whom a row names."""
        return self.select_related("representative", "cover", "planned_by")

    def locked_if_free(self) -> "AbsenceQuerySet":
        return self.select_for_update(of=("self",), skip_locked=True)


class Absence(models.Model):
    """Without an end it lasts until somebody says that they are back; without a cover their team looks after it all."""

    class Kind(models.TextChoices):
        """Why somebody is not here; only they and who leads them are told."""

        AWAY = "away", _("away")
        HOLIDAY = "holiday", _("on holiday")
        ILL = "ill", _("ill")

    representative = models.ForeignKey(Representative, on_delete=models.CASCADE, related_name="absences")
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.AWAY)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True, blank=True)
    cover = models.ForeignKey(Representative, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    note = models.CharField(max_length=300, blank=True, default="")
    tells_customers = models.BooleanField(default=True)
    planned_by = models.ForeignKey(Representative, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    planned_at = models.DateTimeField()
    begun_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)

    objects = AbsenceQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["starts_at"], name="absence_to_begin", condition=Q(begun_at=None, cancelled_at=None)),
            models.Index(fields=["ends_at"], name="absence_to_end", condition=Q(begun_at__isnull=False, ended_at=None)),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["representative"],
                name="away_once_at_a_time",
                condition=Q(begun_at__isnull=False, ended_at=None),
            ),
            models.CheckConstraint(condition=Q(ends_at=None) | Q(ends_at__gt=F("starts_at")), name="absence_lasts"),
            models.CheckConstraint(condition=~Q(cover=F("representative")), name="nobody_covers_themselves"),
            models.CheckConstraint(
                condition=Q(begun_at__isnull=False) | Q(ended_at=None), name="absence_begins_before_it_ends"
            ),
            models.CheckConstraint(condition=Q(cancelled_at=None) | Q(begun_at=None), name="only_planned_is_cancelled"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.representative_id}"

    @property
    def is_running(self) -> bool:
        return self.begun_at is not None and self.ended_at is None

    @property
    def is_planned(self) -> bool:
        return self.begun_at is None and self.cancelled_at is None

    def covers(self, moment: datetime) -> bool:
        """Whether they are not here at that moment, as far as is known."""
        return self.starts_at <= moment and (self.ends_at is None or moment < self.ends_at)
