"""A rota: who is on, by the clock on one wall, week after week and on single days otherwise."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from firsthand.team.models.representative import Representative
from firsthand.team.models.team import Team

MIDNIGHT = 24 * 60


class Rota(models.Model):
    """Its turns say who is on; a team's is kept by who leads it."""

    name = models.CharField(max_length=120)
    team = models.ForeignKey(Team, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    timezone = models.CharField(max_length=64)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(Lower("name"), name="rota_name_is_taken_once"),
            models.CheckConstraint(condition=~Q(name=""), name="rota_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name


class Turn(models.Model):
    """Somebody is on between two times of a weekday, or of one day, which then counts instead of the week."""

    rota = models.ForeignKey(Rota, on_delete=models.CASCADE, related_name="turns")
    representative = models.ForeignKey(Representative, on_delete=models.CASCADE, related_name="+")
    # Monday is 0.
    weekday = models.PositiveSmallIntegerField(null=True, blank=True)
    day = models.DateField(null=True, blank=True)
    # Minutes since midnight by the clock on the wall; a night is two turns.
    opens = models.PositiveSmallIntegerField()
    closes = models.PositiveSmallIntegerField()
    # Who is asked first, and who after them.
    rank = models.PositiveSmallIntegerField(default=1)

    class Meta:
        ordering = ["rota", "day", "weekday", "opens", "rank", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(weekday=None) ^ Q(day=None), name="turn_of_a_weekday_or_a_day"),
            models.CheckConstraint(condition=Q(closes__gt=F("opens"), closes__lte=MIDNIGHT), name="turn_within_a_day"),
            models.CheckConstraint(condition=Q(weekday=None) | Q(weekday__lt=7), name="turn_of_one_of_seven_days"),
            models.CheckConstraint(condition=Q(rank__gte=1), name="turn_has_a_rank"),
        ]

    def __str__(self) -> str:
        return f"{self.representative_id} {self.opens}–{self.closes}"
