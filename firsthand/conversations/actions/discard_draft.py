"""A draft was sent, or is thrown away; or the other of two is dropped."""

from firsthand.conversations.models import Draft, Sheet
from firsthand.team.models import Representative


def discard_draft(sheet: Sheet, *, by: Representative) -> None:
    """Nothing of it is kept."""
    Draft.objects.on(sheet, by=by).delete()


def drop_other(sheet: Sheet, *, by: Representative) -> None:
    """What was written elsewhere is kept no more; what stands in the draft is."""
    Draft.objects.on(sheet, by=by).update(other_text="", other_html="", other_at=None)
