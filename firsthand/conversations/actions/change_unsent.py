"""An unsent answer gets other words or another time."""

from datetime import datetime

from django.db import transaction

from firsthand.conversations.actions.postpone import postponed, refuse_bad_time, set_out_at
from firsthand.conversations.actions.unsent import undecided
from firsthand.conversations.models import Unsent
from firsthand.conversations.rules.refusals import NothingWritten
from firsthand.journal.record import record
from firsthand.team.models import Representative


@transaction.atomic
def change_unsent(
    unsent: Unsent,
    *,
    text: str | None = None,
    leaves_at: datetime | None = None,
    read_to: int | None = None,
    by: Representative,
    at: datetime,
) -> Unsent:
    """It has these words, and leaves at this time if one is given; what stays None stays as it was.

    Raises `NothingWritten`, `LeavesInThePast`, `LeavesTooLate`, `HasLeft`, `WasThrownAway`.
    """
    if leaves_at is not None:
        refuse_bad_time(leaves_at, at=at)
    conversation, unsent = undecided(unsent, by=by)
    if text is not None:
        # The formatted words said the same as the plain ones, which they do no longer.
        unsent.text, unsent.html = text, unsent.html if text.strip() == unsent.text.strip() else ""
    if unsent.words.is_empty:
        raise NothingWritten
    if leaves_at is not None:
        unsent.state, unsent.why, unsent.leaves_at = Unsent.State.WAITING, "", leaves_at
        unsent.customer_id = conversation.customer_id
    unsent.read_to = read_to or unsent.read_to
    unsent.save(update_fields=["text", "html", "state", "why", "leaves_at", "customer", "read_to"])
    conversation.put()
    if leaves_at is not None:
        set_out_at(unsent)
    record(postponed(unsent, conversation), by=by, at=at)
    return unsent
