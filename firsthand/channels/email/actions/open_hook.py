"""A provider may bring letters of a mailbox, or may no more."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from firsthand.channels.email.facts import HookClosed, HookOpened
from firsthand.channels.email.hooks.callers import CALLERS
from firsthand.channels.email.models import Hook, Mailbox
from firsthand.journal.actor import Acts
from firsthand.journal.record import record
from firsthand.kit.errors import Refused
from firsthand.kit.secrets import seal_secret
from firsthand.kit.tokens import fingerprint, unguessable
from firsthand.team.rules.permissions import must_administer


class SecretIsMissing(Refused):
    words = _("{provider} needs its key: it signs its calls, or lets files be fetched, with it.")


@transaction.atomic
def open_hook(mailbox: Mailbox, *, provider: str, secret: str, by: Acts, at: datetime) -> Hook:
    """There is an address at which this provider may call. Raises OnlyAdministratorsMay, SecretIsMissing."""
    must_administer(by)
    known = Hook.Provider(provider)
    if CALLERS[known].needs_secret and not secret.strip():
        raise SecretIsMissing(provider=known.label)
    token = unguessable()
    hook = Hook.objects.create(
        mailbox=mailbox,
        provider=known.value,
        fingerprint=fingerprint(token),
        token=seal_secret(token),
        secret=seal_secret(secret.strip()) if secret.strip() else "",
        made_at=at,
    )
    record(HookOpened(mailbox=mailbox.pk, inbox=mailbox.inbox_id, provider=known.value), by=by, at=at)
    return hook


@transaction.atomic
def close_hook(hook: Hook, *, by: Acts, at: datetime) -> None:
    """Calls at its address are refused from now on. Raises OnlyAdministratorsMay."""
    must_administer(by)
    fact = HookClosed(mailbox=hook.mailbox_id, inbox=hook.mailbox.inbox_id, provider=hook.provider)
    hook.delete()
    record(fact, by=by, at=at)
