"""A saved reply: words that are written once and sent often."""

from django.db import models
from django.db.models import Q

from firsthand.conversations.models import Conversation, Inbox
from firsthand.files.models import StoredFile
from firsthand.search.fold import fold
from firsthand.team.models import Representative, Team


class SavedReplyQuerySet(models.QuerySet["SavedReply"]):
    """How saved replies are spoken of."""

    def in_use(self) -> "SavedReplyQuerySet":
        return self.filter(archived_at=None)

    def fitting(self, conversation: Conversation, *, language: str) -> "SavedReplyQuerySet":
        """Those whose conditions this conversation and the customer's language meet."""
        return self.filter(
            Q(in_inbox=None) | Q(in_inbox=conversation.inbox_id),
            Q(in_team=None) | Q(in_team=conversation.team_id),
            Q(to_language="") | Q(to_language=language),
        )

    def about(self, words: str) -> "SavedReplyQuerySet":
        """Those in which each of the words begins a word or stands inside one, without diacritics."""
        found = self
        for word in fold(words).split()[:8]:
            found = found.filter(folded__contains=word)
        return found

    def with_everything(self) -> "SavedReplyQuerySet":
        """With all that a list or the composer shows."""
        people = self.select_related("owner", "team", "in_inbox", "in_team", "last_used_by")
        return people.prefetch_related("wordings", "files")

    def locked(self) -> "SavedReplyQuerySet":
        return self.select_for_update(of=("self",))


class SavedReply(models.Model):
    """Somebody's own, a team's, or everybody's where it has neither."""

    name = models.CharField(max_length=120)
    owner = models.ForeignKey(Representative, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey(Team, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    # Where it is offered; everywhere when nothing is said.
    in_inbox = models.ForeignKey(Inbox, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    in_team = models.ForeignKey(Team, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    to_language = models.CharField(max_length=10, blank=True)
    files = models.ManyToManyField(StoredFile, related_name="+", blank=True)
    folded = models.TextField()
    written_by = models.ForeignKey(Representative, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    archived_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    # Figures of its uses, kept here so that a list reads one table.
    uses = models.PositiveIntegerField(default=0)
    last_used_at = models.DateTimeField(null=True, blank=True)
    last_used_by = models.ForeignKey(Representative, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    objects = SavedReplyQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "saved replies"
        indexes = [models.Index(fields=["owner", "team"], name="saved_replies_of", condition=Q(archived_at=None))]
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="saved_reply_has_a_name"),
            models.CheckConstraint(condition=Q(owner=None) | Q(team=None), name="saved_reply_has_one_circle"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_archived(self) -> bool:
        return self.archived_at is not None
