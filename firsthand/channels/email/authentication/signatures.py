"""DKIM: whether the domains that signed a letter did sign it as it is (RFC 6376).

Our own, on `cryptography`: the moment is an argument, so that a letter fetched a day late has not expired; every step
takes time in proportion to the letter; Ed25519 needs nothing more; and the seals of ARC are the same work.
"""

import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache

from firsthand.channels.email.authentication.alignment import in_ascii, is_under
from firsthand.channels.email.authentication.fields import Field, Signed
from firsthand.channels.email.authentication.findings import Result, Signature
from firsthand.channels.email.authentication.keys import NoKey, key_of
from firsthand.channels.email.authentication.names import Names, NoAnswerNow
from firsthand.channels.email.authentication.tags import BadTags, bytes_of, number_of, tags_of

MOST = 8  # signatures of one letter; those of the author's own domain are looked at first
LARGEST = 30_000_000  # bytes of a body
CLOCKS_DIFFER = timedelta(days=1)
ALGORITHMS = {"rsa-sha256": "rsa", "ed25519-sha256": "ed25519"}
# The signature itself, which stands in the field that is signed.
OWN = re.compile(rb"((?:^|;)[ \t\r\n]*b[ \t\r\n]*=)[^;]*")


@dataclass(frozen=True)
class Claim:
    """A field that says who signed what."""

    field: Field
    tags: dict[str, str]

    @property
    def domain(self) -> str:
        return in_ascii(self.tags["d"])

    @property
    def algorithm(self) -> str:
        return ALGORITHMS[self.tags["a"].lower()]


def signatures_of(letter: Signed, *, author: str, names: Names, at: datetime) -> tuple[Signature, ...]:
    """Each signature with its result, those for the author's domain first."""
    found = sorted(letter.named(b"dkim-signature")[: MOST * 10], key=lambda one: not _is_for(one, author))
    return tuple(_checked(letter, one, names=names, at=at) for one in found[:MOST])


def _is_for(field: Field, author: str) -> bool:
    try:
        return bool(author) and is_under(author, in_ascii(tags_of(field.value).get("d", "")))
    except BadTags:
        return False


def _checked(letter: Signed, field: Field, *, names: Names, at: datetime) -> Signature:
    domain = selector = ""
    try:
        tags = tags_of(field.value)
        domain, selector = in_ascii(tags.get("d", "")), tags.get("s", "")
        result, why = _result(letter, _claim(field, tags), names=names, at=at)
    except (BadTags, NoKey) as wrong:
        result, why = Result.PERMERROR, str(wrong)
    except NoAnswerNow:
        result, why = Result.TEMPERROR, "dns"
    return Signature(domain[:253], selector[:200], result, why)


def _claim(field: Field, tags: dict[str, str]) -> Claim:
    if missing := {"v", "a", "b", "bh", "d", "h", "s"} - tags.keys():
        raise BadTags(f"no-{min(missing)}")
    if tags["v"] != "1" or tags.get("q", "dns/txt") != "dns/txt":
        raise BadTags("version")
    if tags["a"].lower() not in ALGORITHMS:  # rsa-sha1 proves nothing any more (RFC 8301 3.1)
        raise BadTags("algorithm")
    if "from" not in signed_names(tags):
        raise BadTags("from-unsigned")
    if not is_under(in_ascii(tags.get("i", "@" + tags["d"]).rpartition("@")[2]), in_ascii(tags["d"])):
        raise BadTags("identity")
    return Claim(field, tags)


def _result(letter: Signed, claim: Claim, *, names: Names, at: datetime) -> tuple[Result, str]:
    tags = claim.tags
    if "x" in tags and number_of(tags["x"]) < at.timestamp():
        return Result.FAIL, "expired"
    if "t" in tags and number_of(tags["t"]) > (at + CLOCKS_DIFFER).timestamp():
        return Result.FAIL, "future"
    if len(letter.body) > LARGEST:
        return Result.NEUTRAL, "too-large"
    key = key_of(claim.domain, selector=tags["s"], algorithm=claim.algorithm, names=names)
    if key.is_strict and in_ascii(tags.get("i", "@" + tags["d"]).rpartition("@")[2]) != claim.domain:
        return Result.PERMERROR, "identity"
    if not body_is_as_signed(letter, tags):
        return Result.FAIL, "body"
    if not key.has_signed(bytes_of(tags["b"]), signed_head(letter, claim.field, tags)):
        return Result.FAIL, "signature"
    # Whatever was put behind the signed part is nobody's word (RFC 6376 8.2).
    return (Result.PASS, "") if _covers_all(letter, tags) else (Result.POLICY, "partly-signed")


def _covers_all(letter: Signed, tags: dict[str, str]) -> bool:
    return "l" not in tags or number_of(tags["l"]) >= len(_body(letter, tags))


def body_is_as_signed(letter: Signed, tags: dict[str, str]) -> bool:
    """Whether the body, or as much of it as was signed, hashes to `bh`."""
    length = number_of(tags["l"]) if "l" in tags else None
    body = _body(letter, tags)
    if length is not None and length > len(body):
        return False
    return _hash(body, length) == bytes_of(tags["bh"])


def _body(letter: Signed, tags: dict[str, str]) -> bytes:
    return letter.relaxed_body if _ways(tags)[1] == "relaxed" else letter.simple_body


@lru_cache(maxsize=8)
def _hash(body: bytes, length: int | None) -> bytes:
    return hashlib.sha256(memoryview(body)[:length]).digest()


def signed_head(letter: Signed, own: Field, tags: dict[str, str]) -> bytes:
    """The signed fields as they were hashed, the field of the signature last (RFC 6376 3.7)."""
    is_relaxed = _ways(tags)[0] == "relaxed"
    chosen = [*_chosen(letter, signed_names(tags)), without_signature(own)]
    return b"\r\n".join(one.relaxed() if is_relaxed else one.simple() for one in chosen)


def without_signature(field: Field) -> Field:
    """The field with nothing in its `b` tag."""
    name, colon, value = field.raw.partition(b":")
    return Field(field.name, name + colon + OWN.sub(rb"\1", value, count=1))


def _chosen(letter: Signed, names: Sequence[str]) -> Iterable[Field]:
    """Of several fields of a name the last one is signed first (RFC 6376 5.4.2)."""
    left: dict[str, list[Field]] = {}
    for name in names:
        fields = left.setdefault(name, letter.named(name.encode()))
        if fields:
            yield fields.pop()


def signed_names(tags: dict[str, str]) -> list[str]:
    """The names of the signed fields, in their order."""
    return [one.strip().lower() for one in tags["h"].split(":")][:500]


def _ways(tags: dict[str, str]) -> tuple[str, str]:
    head, _, body = tags.get("c", "simple/simple").lower().partition("/")
    if {head, body or "simple"} - {"simple", "relaxed"}:
        raise BadTags("canonicalisation")
    return head, body or "simple"
