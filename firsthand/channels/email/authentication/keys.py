"""The public keys by which domains sign (RFC 6376 3.6, RFC 8301, RFC 8463)."""

import hashlib
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import load_der_public_key

from firsthand.channels.email.authentication.names import Names
from firsthand.channels.email.authentication.tags import BadTags, bytes_of, tags_of

WEAKEST, LARGEST = 1_024, 8_192  # bits (RFC 8301 3.2)
MOST = 5  # records under one name


class NoKey(Exception):
    """There is no key with which it could be checked; the words are a code."""


@dataclass(frozen=True)
class Key:
    """A key; `is_strict` when it signs for its own domain only and none below."""

    public: RSAPublicKey | Ed25519PublicKey
    is_strict: bool

    def has_signed(self, signature: bytes, what: bytes) -> bool:
        """Whether the signature over these bytes is this key's. RFC 8463 signs the hash with Ed25519."""
        try:
            if isinstance(self.public, RSAPublicKey):
                self.public.verify(signature, what, PKCS1v15(), SHA256())
            else:
                self.public.verify(signature, hashlib.sha256(what).digest())
        except InvalidSignature:
            return False
        return True


def key_of(domain: str, *, selector: str, algorithm: str, names: Names) -> Key:
    """The key of the domain under this selector; raises `NoKey`, `BadTags`, `NoAnswerNow`."""
    for record in names.texts(f"{selector}._domainkey.{domain}")[:MOST]:
        tags = tags_of(record)
        if "p" in tags and tags.get("v", "DKIM1") == "DKIM1":
            return _key(tags, algorithm)
    raise NoKey("no-key")


def _key(tags: dict[str, str], algorithm: str) -> Key:
    if not tags["p"]:
        raise NoKey("revoked")
    if tags.get("k", "rsa") != algorithm:
        raise NoKey("other-algorithm")
    if not {"*", "email"} & _listed(tags.get("s", "*")) or "sha256" not in _listed(tags.get("h", "sha256")):
        raise NoKey("other-use")
    public = _public(bytes_of(tags["p"]), algorithm)
    if isinstance(public, RSAPublicKey) and not WEAKEST <= public.key_size <= LARGEST:
        raise NoKey("weak-key")
    return Key(public, is_strict="s" in _listed(tags.get("t", "")))


def _public(content: bytes, algorithm: str) -> RSAPublicKey | Ed25519PublicKey:
    try:
        public = Ed25519PublicKey.from_public_bytes(content) if algorithm == "ed25519" else load_der_public_key(content)
    except (ValueError, UnsupportedAlgorithm) as wrong:
        raise BadTags("bad-key") from wrong
    if isinstance(public, (RSAPublicKey, Ed25519PublicKey)):
        return public
    raise BadTags("bad-key")


def _listed(value: str) -> set[str]:
    return {one.strip().lower() for one in value.split(":")}
