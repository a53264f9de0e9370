"""What is asked at the door."""

import hmac
from datetime import datetime, timedelta
from importlib import import_module

from django.conf import settings
from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY
from django.db.models import QuerySet
from django.utils.crypto import constant_time_compare

from firsthand.access.models import Account, Key
from firsthand.access.tokens import Token

NO_KEY = "0" * 64
NOTED_EVERY = timedelta(minutes=5)


def key_of(words: str, *, at: datetime) -> Key | None:
    """The standing key that this token opens, with its account; one statement, and the time tells nothing of the secret.

    When it was last used is written at most every five minutes, so that reading stays reading.
    """
    token = Token.read(words)
    if token is None:
        return None
    key = Key.objects.standing().select_related("account").filter(prefix=token.prefix).first()
    fits = hmac.compare_digest(key.sha256 if key else NO_KEY, token.sha256)
    if key is None or not fits:
        return None
    _note_use(key, at=at)
    return key


def account_of_session(session_key: str) -> Account | None:
    """Whose session this is, for doors that are not Django's own pages; None when it ended."""
    session = import_module(settings.SESSION_ENGINE).SessionStore(session_key)
    account = Account.objects.active().filter(pk=session.get(SESSION_KEY) or 0).first()
    if account is None:
        return None
    proven = constant_time_compare(session.get(HASH_SESSION_KEY, ""), account.get_session_auth_hash())
    return account if proven else None


def keys() -> QuerySet[Key]:
    """Every key, newest first; only administrators are shown them."""
    return Key.objects.select_related("account")


def _note_use(key: Key, *, at: datetime) -> None:
    if key.was_used_since(at - NOTED_EVERY):
        return
    Key.objects.filter(pk=key.pk).update(last_used_at=at)
