"""Secrets that must be read again, such as the password of a mailbox, sealed at rest with the key of the installation."""

import base64
import hashlib

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.utils.encoding import force_bytes


class SecretIsLost(Exception):
    """It was sealed with a key that this installation does not have: it must be given again."""


def seal_secret(words: str) -> str:
    """The words, readable only with the installation's key (Fernet: AES-128-CBC, HMAC-SHA-256)."""
    return _box().encrypt(words.encode()).decode()


def open_secret(sealed: str) -> str:
    """The words again; a former secret key still opens what it sealed. Raises SecretIsLost."""
    try:
        return _box().decrypt(sealed.encode()).decode()
    except InvalidToken as lost:
        raise SecretIsLost from lost


def _box() -> MultiFernet:
    secrets = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return MultiFernet([Fernet(_key(secret)) for secret in secrets])


def _key(secret: str | bytes) -> bytes:
    return base64.urlsafe_b64encode(hashlib.sha256(b"firsthand.kit.secrets:" + force_bytes(secret)).digest())
