"""A chat: one bubble that stands on the organisation's sites, and the inbox behind it."""

from typing import Any

from django.db import models
from django.db.models import Q

from firsthand.conversations.models import Inbox


class Chat(models.Model):
    """How it looks, what it says, where it may stand, and with which secret a site vouches for its visitors."""

    class Side(models.TextChoices):
        """At which edge of the page it stands, as reading goes."""

        END = "end"
        START = "start"

    inbox = models.OneToOneField(Inbox, on_delete=models.PROTECT, related_name="+")
    key = models.SlugField(max_length=40, unique=True)
    is_open = models.BooleanField(default=True)
    hue = models.PositiveSmallIntegerField(default=195)
    side = models.CharField(max_length=5, choices=Side.choices, default=Side.END)
    languages = models.JSONField(default=list, blank=True)
    # By language: the heading and the first sentence; a language without words of its own has ours.
    words = models.JSONField(default=dict, blank=True)
    # Origins such as https://shop.example or https://*.shop.example.
    sites = models.JSONField(default=list, blank=True)
    # Patterns of paths on which it stands; everywhere where there are none.
    pages = models.JSONField(default=list, blank=True)
    greetings = models.JSONField(default=list, blank=True)
    secret = models.TextField(help_text="with which a site signs who its visitor is, encrypted")
    version = models.PositiveIntegerField(default=1)
    seen_at = models.DateTimeField(null=True)
    seen_on = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(hue__lt=360), name="hue_of_a_chat")]

    def __str__(self) -> str:
        return self.inbox.name

    def said_in(self, language: str) -> dict[str, Any]:
        """Its own words in this language; empty where it has none."""
        return dict(self.words.get(language) or {})
