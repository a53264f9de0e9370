"""A saved view: a list that somebody narrowed down and wants to find again."""

from django.db import models
from django.db.models import Q

from firsthand.conversations.rules.asking import Asked, read_line
from firsthand.conversations.rules.lists import Sort, sorts_narrowed
from firsthand.team.models import Representative, Team


class SavedViewQuerySet(models.QuerySet["SavedView"]):
    """How saved views are spoken of."""

    def in_use(self) -> "SavedViewQuerySet":
        return self.filter(removed_at=None)

    def in_order(self) -> "SavedViewQuerySet":
        """As they were put in order, those that were kept last at the end."""
        return self.order_by("position", "pk")

    def beside(self, view: "SavedView") -> "SavedViewQuerySet":
        """Those of the same circle: one person's, one team's, or everybody's."""
        return self.in_use().filter(owner=view.owner_id, team=view.team_id)


class SavedView(models.Model):
    """Somebody's own, a team's, or everybody's where it has neither; `line` is what one would type into the search."""

    name = models.CharField(max_length=60)
    line = models.CharField(max_length=200)
    sort = models.CharField(max_length=10, choices=[(one.value, one.value) for one in Sort], default=Sort.NEWEST.value)
    owner = models.ForeignKey(Representative, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey(Team, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveIntegerField(default=0)
    kept_by = models.ForeignKey(Representative, on_delete=models.PROTECT, related_name="+")
    kept_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, blank=True)

    objects = SavedViewQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["owner", "team", "position"], name="saved_views_of", condition=Q(removed_at=None))
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(name="") & ~Q(line=""), name="saved_view_says_something"),
            models.CheckConstraint(condition=Q(owner=None) | Q(team=None), name="saved_view_has_one_circle"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def asked(self) -> Asked:
        """The line, understood."""
        return read_line(self.line)

    def order(self, wanted: str) -> Sort:
        """The order that is wanted, or its own, where its line can be read so."""
        sorts = sorts_narrowed(self.asked)
        return next((one for one in sorts if one == wanted), next((one for one in sorts if one == self.sort), sorts[0]))
