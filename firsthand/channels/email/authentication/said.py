"""What a mail server of our own said about a letter when it took it in (Authentication-Results, RFC 8601). Pure."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from firsthand.channels.email.authentication.alignment import in_ascii
from firsthand.channels.email.authentication.fields import Signed
from firsthand.channels.email.authentication.findings import Result, Signature

LONGEST = 20_000
COMMENT = re.compile(r"\(([^()]*)\)")
PROPERTY = re.compile(r"([a-z]+\.[a-z0-9_-]+)\s*=\s*(\"[^\"]*\"|\S+)", re.IGNORECASE)
METHOD = re.compile(r"\s*([a-z0-9_-]+)(?:/\d+)?\s*=\s*([a-z]+)", re.IGNORECASE)
WANTED = re.compile(r"\bp=([a-z]+)", re.IGNORECASE)


@dataclass(frozen=True)
class Said:
    """The results one by one; `wanted` is the policy, where it is told."""

    by: str = ""
    spf: Result = Result.NONE
    spf_domain: str = ""
    dkim: tuple[Signature, ...] = ()
    dmarc: Result = Result.NONE
    dmarc_domain: str = ""
    wanted: str = ""


def said_by(letter: Signed, trusted: Collection[str]) -> Said | None:
    """What the first of the servers that we trust has said; servers remove what others say in their name (RFC 8601 5)."""
    for field in letter.named(b"authentication-results")[:50]:
        words = field.value[:LONGEST].decode("utf-8", "replace")
        by, _, results = words.partition(";")
        server = by.split()[0].strip('"').lower() if by.split() else ""
        if server in trusted:
            return results_in(results, by=server)
    return None


def results_in(words: str, *, by: str) -> Said:
    """The results in such a field, without the name of who wrote it."""
    spf = spf_domain = dmarc = dmarc_domain = wanted = ""
    signatures = []
    for one in _parts(words):
        found = METHOD.match(COMMENT.sub(" ", one))
        if not found:
            continue
        given = {name.lower(): value.strip('"') for name, value in PROPERTY.findall(COMMENT.sub(" ", one))}
        match found[1].lower():
            case "spf" if not spf:
                spf, spf_domain = found[2], _domain(given.get("smtp.mailfrom") or given.get("smtp.helo", ""))
            case "dkim":
                domain = _domain(given.get("header.d") or given.get("header.i", ""))
                signatures.append(Signature(domain, given.get("header.s", "")[:200], _result(found[2])))
            case "dmarc" if not dmarc:
                dmarc, dmarc_domain = found[2], _domain(given.get("header.from", ""))
                wanted = (WANTED.search(one) or [""] * 2)[1].lower()
    return Said(
        by=by,
        spf=_result(spf),
        spf_domain=spf_domain,
        dkim=tuple(signatures[:20]),
        dmarc=_result(dmarc),
        dmarc_domain=dmarc_domain,
        wanted=wanted,
    )


def _parts(words: str) -> list[str]:
    """One for each method; a semicolon in a comment parts nothing."""
    plain = COMMENT.sub(lambda found: found[0].replace(";", ","), words)
    return plain.split(";")[:100]


def _domain(address: str) -> str:
    return in_ascii(address.rpartition("@")[2])


def _result(word: str) -> Result:
    word = word.lower()
    return {"hardfail": Result.FAIL, "bestguesspass": Result.NONE}.get(word) or (
        Result(word) if word in list(Result) else Result.NONE
    )
