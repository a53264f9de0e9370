"""A side thread: what is said with somebody outside about a matter, and never with its customer."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import models

from firsthand.conversations.models.conversation import Conversation
from firsthand.conversations.rules.incoming import Party
from firsthand.people.rules import normalised
from firsthand.team.models import Representative


class SideThread(models.Model):
    """A supplier, a workshop or a colleague without a desk is asked; only who was written to can answer in it."""

    conversation = models.ForeignKey(Conversation, on_delete=models.CASCADE, related_name="side_threads")
    subject = models.CharField(max_length=500, blank=True)
    # Everybody to whom we have written in it: {"address", "name"}.
    parties = models.JSONField(default=list)
    begun_by = models.ForeignKey(Representative, on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()
    last_at = models.DateTimeField()
    unread_since = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["conversation", "last_at"], name="side_threads_of")]

    def __str__(self) -> str:
        return f"side thread {self.pk}"

    @property
    def people(self) -> tuple[Party, ...]:
        return tuple(Party(one["address"], one["name"]) for one in self.parties)

    def was_written_to(self, address: str) -> bool:
        """Whether somebody at this address has had a letter of ours in it."""
        return normalised(address) in {normalised(one["address"]) for one in self.parties}

    def name_of(self, address: str) -> str:
        """What we call whoever writes from there."""
        known = {normalised(one["address"]): one["name"] for one in self.parties}
        return known.get(normalised(address)) or address

    def write_to(self, recipients: Iterable[Mapping[str, str]], *, at: datetime) -> None:
        """These people have had a letter of ours; the caller writes the row."""
        known = {normalised(one["address"]): one for one in self.parties}
        for one in recipients:
            known.setdefault(normalised(one["address"]), {"address": one["address"], "name": one["name"]})
        self.parties, self.last_at, self.unread_since = list(known.values()), at, None
