"""What somebody is writing, in conversations that are still open to them."""

from collections.abc import Collection

from django.db.models import Q, QuerySet

from firsthand.conversations.models import Conversation, Draft, Sheet, Unsent
from firsthand.conversations.models.draft import DraftQuerySet
from firsthand.conversations.queries.visible import visible_to
from firsthand.files.models import StoredFile
from firsthand.team.models import Representative

MOST_MARKED = 200


def drafts_of(representative: Representative) -> DraftQuerySet:
    """Their own, and nobody else's."""
    seen = Q(conversation=None) | Q(conversation__in=visible_to(representative))
    return Draft.objects.filter(seen, representative=representative)


def letters_begun_by(representative: Representative) -> DraftQuerySet:
    """Their letters that are to begin a matter, the newest first."""
    return Draft.objects.filter(representative=representative, conversation=None).newest_first()


def draft_on(sheet: Sheet, *, representative: Representative) -> Draft | None:
    """What stands on a sheet of which the asker has been shown the conversation."""
    return Draft.objects.on(sheet, by=representative).prefetch_related("files").first()


def draft_versions(representative: Representative) -> dict[int | None, dict[str, int]]:
    """By conversation and sheet, of the newest; one statement by index, whatever may be seen of the conversations.

    Letters that begin a matter stand under None.
    """
    newest = Draft.objects.filter(representative=representative).newest_first()
    found: dict[int | None, dict[str, int]] = {}
    for draft in newest.only("conversation", "side", "about", "version")[:MOST_MARKED]:
        found.setdefault(draft.conversation_id, {})[draft.sheet.code] = draft.version
    return found


def files_of_drafts(tokens: Collection[str], *, representative: Representative) -> QuerySet[StoredFile]:
    """Those of the files, by their tokens, that belong to their own drafts."""
    theirs = Draft.files.through.objects.filter(draft__representative=representative)
    return StoredFile.objects.filter(token__in=tokens, pk__in=theirs.values("storedfile"))


def files_of_unsent(tokens: Collection[str], conversation: Conversation) -> QuerySet[StoredFile]:
    """Those of the files, by their tokens, that go with answers which wait in a conversation the asker has been shown."""
    waiting = Unsent.files.through.objects.filter(unsent__in=conversation.unsent_answers.undecided())
    return StoredFile.objects.filter(token__in=tokens, pk__in=waiting.values("storedfile"))
