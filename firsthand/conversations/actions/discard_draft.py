"""A draft was sent, or is thrown away; or the other of two is dropped."""

from firsthand.conversations.models import Conversation, Draft
from firsthand.team.models import Representative


def discard_draft(conversation: Conversation, *, side: Draft.Side, by: Representative) -> None:
    """Nothing of it is kept."""
    Draft.objects.filter(representative=by, conversation=conversation, side=side).delete()


def drop_other(conversation: Conversation, *, side: Draft.Side, by: Representative) -> None:
    """What was written elsewhere is kept no more; what stands in the draft is."""
    theirs = Draft.objects.filter(representative=by, conversation=conversation, side=side)
    theirs.update(other_text="", other_html="", other_at=None)
