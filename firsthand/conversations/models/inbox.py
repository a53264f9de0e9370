"""An inbox: one door through which customers come, with its team, language and hours."""

from datetime import datetime, timedelta

from django.db import models

from firsthand.organisation.models import Brand
from firsthand.team.models import Calendar, Team
from firsthand.team.rules.working_hours import NeverOpen


class Inbox(models.Model):
    """Where conversations begin; each mailbox, chat, form or line has one."""

    name = models.CharField(max_length=120, unique=True)
    channel = models.CharField(max_length=20, default="email")
    brand = models.ForeignKey(Brand, null=True, on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    calendar = models.ForeignKey(Calendar, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    language = models.CharField(max_length=10, default="en")
    answer_within = models.PositiveIntegerField(default=480, help_text="working minutes")
    acknowledges = models.BooleanField(default=True)
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

    def answer_due(self, asked_at: datetime) -> datetime | None:
        """When who asks at this moment must have an answer, counted in working minutes; None where no hours are kept."""
        if self.calendar is None:
            return asked_at + timedelta(minutes=self.answer_within)
        try:
            return self.calendar.working_hours.after(asked_at, minutes=self.answer_within)
        except NeverOpen:
            # A calendar that somebody emptied must not keep a letter from being taken in.
            return None
