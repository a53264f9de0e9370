"""A key of the API is cut."""

from datetime import datetime

from django.db import transaction

from firsthand.access.facts import KeyCreated
from firsthand.access.models import Account, Key, KeyRole
from firsthand.access.tokens import Token
from firsthand.journal.actor import Acts
from firsthand.journal.changing import record_beginning


@transaction.atomic
def cut_key(
    *, name: str, role: KeyRole, account: Account | None = None, customer_id: int | None = None, by: Acts, at: datetime
) -> tuple[Key, str]:
    """The key stands as a hash; its token is returned this once and known to nobody afterwards."""
    token = Token.fresh()
    key = Key.objects.create(
        name=name,
        prefix=token.prefix,
        sha256=token.sha256,
        role=role,
        account=account,
        customer_id=customer_id,
        created_at=at,
    )
    parts = {"name": name, "role": role.value}
    record_beginning(KeyCreated(key=key.pk, role=role.value), of="key", number=key.pk, parts=parts, by=by, at=at)
    return key, token.words
