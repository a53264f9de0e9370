"""A key of the API is revoked."""

from datetime import datetime

from django.db import transaction

from firsthand.access.actions.end_sessions import end_sessions
from firsthand.access.facts import KeyRevoked
from firsthand.access.models import Key
from firsthand.journal.actor import Acts
from firsthand.journal.changing import record_change


@transaction.atomic
def revoke_key(key: Key, *, by: Acts, at: datetime) -> None:
    """The key opens nothing from the next request on; revoking twice changes nothing."""
    if not Key.objects.filter(pk=key.pk, revoked_at=None).update(revoked_at=at):
        return
    key.revoked_at = at
    if key.account is not None:
        end_sessions(key.account)
    parts = {"is_active": (True, False)}
    record_change(KeyRevoked(key=key.pk), of="key", number=key.pk, parts=parts, by=by, at=at)
