"""A notice: one thing that a representative is told."""

from django.db import models
from django.db.models import Q

from firsthand.notices.rules import About
from firsthand.team.models import Representative


class NoticeQuerySet(models.QuerySet["Notice"]):
    """How notices are asked for."""

    def of(self, representative: Representative) -> "NoticeQuerySet":
        return self.filter(representative=representative)

    def unread(self) -> "NoticeQuerySet":
        return self.filter(read_at=None)


class Notice(models.Model):
    """What it is about by code and id; the words are made when it is read."""

    representative = models.ForeignKey(Representative, on_delete=models.CASCADE, related_name="+")
    about = models.CharField(max_length=40, choices=About.choices)
    # A plain number: conversations stand above notices.
    conversation_id = models.BigIntegerField(null=True)
    at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    mailed_at = models.DateTimeField(null=True)
    pushed_at = models.DateTimeField(null=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["representative", "-id"], name="notices_of"),
            models.Index(
                fields=["representative", "conversation_id"], name="unread_notices_of", condition=Q(read_at=None)
            ),
            # Asked by every word that is said in a chat which nobody has taken.
            models.Index(fields=["conversation_id"], name="calls_to_a_chat", condition=Q(about=About.VISITOR_CAME)),
        ]
        constraints = [
            # The same thing is told once until it has been read: nothing is doubled.
            models.UniqueConstraint(
                fields=["representative", "about", "conversation_id"], condition=Q(read_at=None), name="told_once"
            ),
        ]

    def __str__(self) -> str:
        return self.about
