"""What is asked at the door."""

import hmac
from datetime import datetime, timedelta

from allauth.mfa.models import Authenticator
from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db.models import QuerySet

from firsthand.access.models import Account, DoorRules, Key
from firsthand.access.tokens import Token
from firsthand.kit.prepared import prepared

NO_KEY = "0" * 64
NOTED_EVERY = timedelta(minutes=5)


def key_of(words: str, *, at: datetime) -> Key | None:
    """The standing key that this token opens, with its account; one statement, and the time tells nothing of the secret.

    When it was last used is written at most every five minutes, so that reading stays reading.
    """
    token = Token.read(words)
    if token is None:
        return None
    key = next(iter(_standing(token.prefix)), None)
    fits = hmac.compare_digest(key.sha256 if key else NO_KEY, token.sha256)
    if key is None or not fits:
        return None
    _note_use(key, at=at)
    return key


@prepared
def _standing(prefix: str) -> QuerySet[Key]:
    return Key.objects.standing().select_related("account").filter(prefix=prefix).order_by()


def keys() -> QuerySet[Key]:
    """Every key, newest first; only administrators are shown them."""
    return Key.objects.select_related("account")


def _note_use(key: Key, *, at: datetime) -> None:
    if key.was_used_since(at - NOTED_EVERY):
        return
    Key.objects.filter(pk=key.pk).update(last_used_at=at)


FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def the_door_rules() -> DoorRules:
    """What is asked of everybody who comes in; before anybody said so, rules that are not stored."""
    return DoorRules.objects.first() or DoorRules()


def has_second_factor(account: Account) -> bool:
    """Whether something stands behind the password: an app's numbers or a passkey."""
    return bool(Authenticator.objects.filter(user=account, type__in=FACTORS).exists())


def without_second_factor() -> QuerySet[Account]:
    """The people who come in by a password alone, by address; machines have none."""
    have = Authenticator.objects.filter(type__in=FACTORS).values("user")
    people = Account.objects.active().exclude(password__startswith=UNUSABLE_PASSWORD_PREFIX)
    return people.exclude(pk__in=have).order_by("email")
