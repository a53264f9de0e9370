"""Two customers turned out to be one person, and what it takes to part them again."""

from django.db import models
from django.db.models import F, Q

from firsthand.people.models.customer import Customer
from firsthand.team.models import Representative


class JoiningQuerySet(models.QuerySet["Joining"]):
    """How joinings are spoken of."""

    def standing(self) -> "JoiningQuerySet":
        return self.filter(parted_at=None)


class Joining(models.Model):
    """One who stays, and one who is theirs from then on; the other's row stays, so that nothing is lost."""

    stays = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="+")
    goes = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()
    # Nobody where a proven address showed that they are one.
    by = models.ForeignKey(Representative, null=True, on_delete=models.PROTECT, related_name="+")
    reasons = models.JSONField(default=list)
    # What was empty in who stays, and what it was filled with.
    filled = models.JSONField(default=dict)
    # Since when who stays was a customer without anybody joined; of joinings before this was kept nobody knows.
    stays_since = models.DateTimeField(null=True)
    parted_at = models.DateTimeField(null=True)
    parted_by = models.ForeignKey(Representative, null=True, on_delete=models.PROTECT, related_name="+")

    objects = JoiningQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["stays", "-id"], name="joinings_of", condition=Q(parted_at=None))]
        constraints = [
            models.UniqueConstraint(fields=["goes"], name="goes_once_at_a_time", condition=Q(parted_at=None)),
            models.CheckConstraint(condition=~Q(stays=F("goes")), name="joined_with_another"),
        ]

    def __str__(self) -> str:
        return f"{self.goes_id} is {self.stays_id}"


class Moved(models.Model):
    """A row that was the other's before they were joined: by what it is, and its number."""

    joining = models.ForeignKey(Joining, on_delete=models.CASCADE, related_name="moved")
    what = models.CharField(max_length=60)
    row = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["joining", "what", "row"], name="moved_once")]

    def __str__(self) -> str:
        return f"{self.what} {self.row}"


class Apart(models.Model):
    """Somebody said that two customers are not one person: nobody is asked again."""

    one = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()
    by = models.ForeignKey(Representative, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="apart_once"),
            models.CheckConstraint(condition=Q(one__lt=F("other")), name="the_older_first"),
        ]

    def __str__(self) -> str:
        return f"{self.one_id} is not {self.other_id}"
