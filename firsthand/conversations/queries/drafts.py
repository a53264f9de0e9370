"""What somebody is writing, in conversations that are still open to them."""

from collections.abc import Collection

from django.db.models import QuerySet

from firsthand.conversations.models import Conversation, Draft, Unsent
from firsthand.conversations.models.draft import DraftQuerySet
from firsthand.conversations.queries.visible import visible_to
from firsthand.files.models import StoredFile
from firsthand.team.models import Representative

MOST_MARKED = 200


def drafts_of(representative: Representative) -> DraftQuerySet:
    """Their own, and nobody else's."""
    return Draft.objects.filter(representative=representative, conversation__in=visible_to(representative))


def draft_in(conversation: Conversation, *, side: str, representative: Representative) -> Draft | None:
    """The one of a side in a conversation that the asker has been shown."""
    found = Draft.objects.filter(representative=representative, conversation=conversation, side=side)
    return found.prefetch_related("files").first()


def draft_versions(representative: Representative) -> dict[int, dict[str, int]]:
    """By conversation and side, of the newest; one statement by index, whatever may be seen of the conversations."""
    newest = Draft.objects.filter(representative=representative).newest_first()
    found: dict[int, dict[str, int]] = {}
    for conversation, side, version in newest.values_list("conversation", "side", "version")[:MOST_MARKED]:
        found.setdefault(conversation, {})[side] = version
    return found


def files_of_drafts(tokens: Collection[str], *, representative: Representative) -> QuerySet[StoredFile]:
    """Those of the files, by their tokens, that belong to their own drafts."""
    theirs = Draft.files.through.objects.filter(draft__representative=representative)
    return StoredFile.objects.filter(token__in=tokens, pk__in=theirs.values("storedfile"))


def files_of_unsent(tokens: Collection[str], conversation: Conversation) -> QuerySet[StoredFile]:
    """Those of the files, by their tokens, that go with answers which wait in a conversation the asker has been shown."""
    waiting = Unsent.files.through.objects.filter(unsent__in=conversation.unsent_answers.undecided())
    return StoredFile.objects.filter(token__in=tokens, pk__in=waiting.values("storedfile"))
