"""ARC: what those who passed the letter on found when it came to them, each sealed (RFC 8617)."""

from dataclasses import dataclass

from firsthand.channels.email.authentication.alignment import in_ascii
from firsthand.channels.email.authentication.fields import Field, Signed
from firsthand.channels.email.authentication.findings import Result
from firsthand.channels.email.authentication.keys import NoKey, key_of
from firsthand.channels.email.authentication.names import Names, NoAnswerNow
from firsthand.channels.email.authentication.signatures import (
    ALGORITHMS,
    LARGEST,
    body_is_as_signed,
    signed_head,
    signed_names,
    without_signature,
)
from firsthand.channels.email.authentication.tags import BadTags, bytes_of, tags_of

MOST = 20  # RFC 8617 allows fifty; each costs a signature and a question, and real chains have three
RESULTS, SIGNATURE, SEAL = b"arc-authentication-results", b"arc-message-signature", b"arc-seal"


@dataclass(frozen=True)
class Chain:
    """Whether the chain holds, who sealed it last, and what they found."""

    result: Result = Result.NONE
    domain: str = ""
    found: bytes = b""


Link = dict[bytes, Field]


def chain_of(letter: Signed, *, names: Names) -> Chain:
    """The chain of the letter; one that is broken anywhere says nothing."""
    try:
        links = _links(letter)
        if not links:
            return Chain()
        if len(letter.body) > LARGEST:
            return Chain(Result.NEUTRAL)
        return _checked(letter, links, names)
    except (BadTags, NoKey):
        return Chain(Result.FAIL)
    except NoAnswerNow:
        return Chain(Result.TEMPERROR)


def _links(letter: Signed) -> list[Link]:
    """The sets from the first on; raises `BadTags` when one is missing, doubled or incomplete."""
    sets: dict[int, Link] = {}
    for name in (RESULTS, SIGNATURE, SEAL):
        for field in letter.named(name)[: MOST + 1]:
            link = sets.setdefault(_number(field), {})
            if name in link:
                raise BadTags("doubled")
            link[name] = field
    numbers = sorted(sets)
    if (
        numbers != list(range(1, len(numbers) + 1))
        or len(numbers) > MOST
        or any(len(one) != 3 for one in sets.values())
    ):
        raise BadTags("incomplete")
    return [sets[number] for number in numbers]


def _number(field: Field) -> int:
    own = field.value.partition(b";")[0] if field.name == RESULTS else field.value
    number = tags_of(own).get("i", "")
    if not number.isdecimal() or len(number) > 2:
        raise BadTags("instance")
    return int(number)


def _checked(letter: Signed, links: list[Link], names: Names) -> Chain:
    for number in range(1, len(links) + 1):
        seal = tags_of(links[number - 1][SEAL].value)
        if seal.get("cv", "") != ("none" if number == 1 else "pass") or "h" in seal:
            return Chain(Result.FAIL)
        if not _is_signed(links[number - 1][SEAL], _sealed(links[:number]), names):
            return Chain(Result.FAIL)
    newest = links[-1]
    tags = tags_of(newest[SIGNATURE].value)
    if not {"h", "bh"} <= tags.keys() or "arc-seal" in signed_names(tags) or not body_is_as_signed(letter, tags):
        return Chain(Result.FAIL)
    if not _is_signed(newest[SIGNATURE], signed_head(letter, newest[SIGNATURE], tags), names):
        return Chain(Result.FAIL)
    sealer = in_ascii(tags_of(newest[SEAL].value)["d"])
    return Chain(Result.PASS, sealer, newest[RESULTS].value.partition(b";")[2])


def _is_signed(field: Field, what: bytes, names: Names) -> bool:
    tags = tags_of(field.value)
    if not {"a", "b", "d", "s"} <= tags.keys() or tags["a"].lower() not in ALGORITHMS:
        raise BadTags("syntax")
    algorithm = ALGORITHMS[tags["a"].lower()]
    key = key_of(in_ascii(tags["d"]), selector=tags["s"], algorithm=algorithm, names=names)
    return key.has_signed(bytes_of(tags["b"]), what)


def _sealed(links: list[Link]) -> bytes:
    """All sets up to this one, the seal last and without its signature (RFC 8617 5.1.1)."""
    fields = [link[name] for link in links for name in (RESULTS, SIGNATURE, SEAL)]
    fields[-1] = without_signature(fields[-1])
    return b"\r\n".join(one.relaxed() for one in fields)
