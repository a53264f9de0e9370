"""An inbox: one door through which customers come, with its team, language and hours."""

from datetime import datetime, timedelta

from django.db import models

from firsthand.conversations.rules.owed import Owed, minutes_for
from firsthand.organisation.models import Brand
from firsthand.team.models import Calendar, Team
from firsthand.team.rules.working_hours import NeverOpen, WorkingHours


class Inbox(models.Model):
    """Where conversations begin; each mailbox, chat, form or line has one."""

    name = models.CharField(max_length=120, unique=True)
    channel = models.CharField(max_length=20, default="email")
    brand = models.ForeignKey(Brand, null=True, on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    calendar = models.ForeignKey(Calendar, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    language = models.CharField(max_length=10, default="en")
    answer_within = models.PositiveIntegerField(default=480, help_text="working minutes")
    # What `promises` says of it, ready to be read with its row: a letter that is taken in asks nothing more.
    targets = models.JSONField(default=list, blank=True)
    # Whether `desk` rings somebody for its first letters, for the same reason.
    has_bell = models.BooleanField(default=False)
    acknowledges = models.BooleanField(default=True)
    links_to_page = models.BooleanField(default=True, help_text="what leaves it bears a link to the customer's page")
    is_default = models.BooleanField(default=False)
    # From which score on, from 0 to 100, a stranger's letter waits in the spam folder.
    holds_spam = models.BooleanField(default=True)
    spam_threshold = models.PositiveSmallIntegerField(default=90)

    class Meta:
        verbose_name_plural = "inboxes"
        constraints = [
            models.UniqueConstraint(
                fields=["is_default"], condition=models.Q(is_default=True), name="one_default_inbox"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def due(self, owed: Owed, at: datetime, *, team: int, priority: int, kind: str) -> datetime | None:
        """When this falls due, counted in working minutes; None where no target says so, or no hours are kept."""
        minutes = minutes_for(owed, self.targets, team=team, priority=priority, kind=kind)
        if minutes is None and owed != Owed.SOLUTION:
            minutes = self.answer_within
        return None if minutes is None else self.after(at, minutes=minutes)

    def after(self, at: datetime, *, minutes: float) -> datetime | None:
        """The moment when so many working minutes have passed; None where no hours are kept."""
        hours = self.hours
        if hours is None:
            return at + timedelta(minutes=minutes)
        try:
            return hours.after(at, minutes=minutes)
        except NeverOpen:
            # A calendar that somebody emptied must not keep a letter from being taken in.
            return None

    def runs_on(self, due: datetime, *, paused_at: datetime, at: datetime) -> datetime | None:
        """When it falls due now, with as much working time left as there was when it paused; a late one stays so."""
        left = self.working_seconds(paused_at, due)
        return due if left <= 0 else self.after(at, minutes=left / 60)

    def working_seconds(self, start: datetime, end: datetime) -> float:
        """The working seconds from one moment to another; negative when the other comes first."""
        return self.hours.seconds_between(start, end) if self.hours else (end - start).total_seconds()

    @property
    def hours(self) -> WorkingHours | None:
        """Its own hours, else its team's; None when somebody is there day and night."""
        calendar = self.calendar or self.team.calendar
        return calendar.working_hours if calendar else None
