"""A form: what it asks, in which words and languages, and into which inbox its answers come."""

from functools import cached_property

from django.db import models
from django.db.models import Q

from firsthand.channels.webform.rules.questions import Question, spoken
from firsthand.conversations.models import Inbox
from firsthand.organisation.models import Brand


class FormQuerySet(models.QuerySet["Form"]):
    """How forms are spoken of."""

    def open(self) -> "FormQuerySet":
        """Those that can be filled in."""
        return self.filter(closed_at=None)


class Form(models.Model):
    """A page of our own at /forms/<name>/, and a piece of other sites' pages."""

    name = models.SlugField(max_length=60, unique=True)
    inbox = models.ForeignKey(Inbox, on_delete=models.PROTECT, related_name="+")
    # For whom it speaks; its inbox's brand where none is said.
    brand = models.ForeignKey(Brand, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    accent = models.PositiveSmallIntegerField(null=True, blank=True)
    language = models.CharField(max_length=10, default="en")
    # By language: what stands above and below the questions, on the button, and after sending.
    titles = models.JSONField(default=dict)
    introductions = models.JSONField(default=dict, blank=True)
    buttons = models.JSONField(default=dict, blank=True)
    thanks = models.JSONField(default=dict, blank=True)
    # How else people reach somebody: it stands on every page of the form.
    other_ways = models.JSONField(default=dict, blank=True)
    asks = models.JSONField(default=list)
    # The sites that may show it within their pages; any, where none is said.
    sites = models.JSONField(default=list, blank=True)
    # Where it was last seen within a page, as browsers tell: {site: ISO time}.
    seen_at = models.JSONField(default=dict, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = FormQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="form_has_a_name"),
            models.CheckConstraint(condition=Q(accent=None) | Q(accent__lt=360), name="form_accent_is_a_hue"),
        ]

    def __str__(self) -> str:
        return self.name

    @cached_property
    def questions(self) -> list[Question]:
        """What it asks, in order."""
        return [Question.from_json(one) for one in self.asks]

    @property
    def languages(self) -> list[str]:
        """Those in which it has a title, its own first."""
        return sorted(self.titles, key=lambda code: (code != self.language, code))

    @property
    def is_open(self) -> bool:
        return self.closed_at is None

    def said(self, part: str, language: str) -> str:
        """One of its wordings (titles, introductions …) in this language, else in its own."""
        return spoken(getattr(self, part), language, otherwise=self.language)
