"""A draft was sent, or is thrown away; or the other of two is dropped."""

from django.db import transaction

from firsthand.conversations.models import Draft, Sheet
from firsthand.team.models import Representative


@transaction.atomic
def discard_draft(sheet: Sheet, *, by: Representative) -> None:
    """Nothing of it is kept; where it was sent, the caller has made sure that this is on disk."""
    # Locked first: its files may just be changed, and would be left pointing at nothing.
    for draft in Draft.objects.locked().on(sheet, by=by):
        draft.delete()


def drop_other(sheet: Sheet, *, by: Representative) -> None:
    """What was written elsewhere is kept no more; what stands in the draft is."""
    Draft.objects.on(sheet, by=by).update(other_text="", other_html="", other_at=None)
