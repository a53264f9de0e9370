"""Secrets that must be read again, such as a TOTP seed, concealed at rest with the key of the installation."""

import base64
import hashlib

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.utils.encoding import force_bytes


def conceal(words: str) -> str:
    """The words, readable only with the secret key."""
    return _box().encrypt(words.encode()).decode()


def reveal(concealed: str) -> str:
    """The words again; a former secret key still opens what it closed."""
    return _box().decrypt(concealed.encode()).decode()


def _box() -> MultiFernet:
    return MultiFernet([Fernet(_key(secret)) for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)])


def _key(secret: str | bytes) -> bytes:
    return base64.urlsafe_b64encode(hashlib.sha256(b"firsthand.access.secrets:" + force_bytes(secret)).digest())
