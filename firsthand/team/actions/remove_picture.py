"""A face is shown by its initials again."""

from datetime import datetime

from django.db import transaction

from firsthand.journal.actor import Acts
from firsthand.journal.changing import record_change
from firsthand.team.facts import ProfileChanged
from firsthand.team.models import Representative
from firsthand.team.rules.permissions import must_be_own


@transaction.atomic
def remove_picture(rep: Representative, *, by: Acts, at: datetime) -> None:
    """Customers and colleagues see the initials. Raises OnlyYourOwn."""
    must_be_own(rep, by=by)
    if rep.picture_id is None:
        return
    parts = {"picture": (rep.picture_id, None)}
    rep.picture = None
    rep.save(update_fields=["picture"])
    fact = ProfileChanged(representative=rep.pk, changed=("picture",))
    record_change(fact, of="representative", number=rep.pk, parts=parts, by=by, at=at)
