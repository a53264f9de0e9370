"""Tokens that nobody guesses, and tokens that prove that we made them."""

import base64
import hashlib
import hmac
import secrets

from django.conf import settings


def unguessable() -> str:
    """22 characters with 128 random bits."""
    return secrets.token_urlsafe(16)


def fingerprint(token: str) -> str:
    """What is kept of a secret token: its SHA-256, from which it cannot be had back."""
    return hashlib.sha256(token.encode()).hexdigest()


def seal(words: str, *, purpose: str) -> str:
    """16 lower-case letters and digits that only we can make for these words and this purpose (80-bit HMAC-SHA-256)."""
    key = f"{purpose}:{settings.SECRET_KEY}".encode()
    digest = hmac.new(key, words.encode(), hashlib.sha256).digest()
    return base64.b32encode(digest[:10]).decode().lower()


def is_sealed(words: str, *, purpose: str, with_: str) -> bool:
    """Whether this seal is ours; takes the same time for any wrong one."""
    return hmac.compare_digest(seal(words, purpose=purpose).encode(), with_.lower().encode())
