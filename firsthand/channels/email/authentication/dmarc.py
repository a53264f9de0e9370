"""DMARC: what the author's domain says of letters that nothing of it vouches for (RFC 7489)."""

from collections.abc import Iterable
from dataclasses import dataclass

from firsthand.channels.email.authentication.alignment import are_aligned, house_of
from firsthand.channels.email.authentication.findings import Result, Signature
from firsthand.channels.email.authentication.names import Names
from firsthand.channels.email.authentication.tags import BadTags, tags_of

POLICIES = {"none", "quarantine", "reject"}
MILDER = {"reject": "quarantine", "quarantine": "none", "none": "none"}


@dataclass(frozen=True)
class Policy:
    """What is asked for, and how closely domains must be the same."""

    wanted: str = ""  # empty where there is none
    dkim_is_strict: bool = False
    spf_is_strict: bool = False


NONE = Policy()


def policy_of(author: str, *, names: Names) -> Policy:
    """The policy of the author's domain, else that of its house; raises `NoAnswerNow`."""
    if own := _record(author, names):
        return _policy(own, own.get("p", ""))
    house = house_of(author)
    if house != author and (of_house := _record(house, names)):
        return _policy(of_house, of_house.get("sp", of_house.get("p", "")))
    return NONE


def _record(domain: str, names: Names) -> dict[str, str]:
    found = [one for one in names.texts(f"_dmarc.{domain}") if one.replace(b" ", b"").startswith(b"v=DMARC1")]
    if len(found) != 1:
        return {}
    try:
        return tags_of(found[0])
    except BadTags:
        return {}


def _policy(tags: dict[str, str], wanted: str) -> Policy:
    wanted = wanted.lower()
    if wanted not in POLICIES:
        # RFC 7489 6.6.3: one that asks for reports and for nothing we know asks for nothing.
        wanted = "none" if "rua" in tags else ""
    if tags.get("pct") == "0":
        wanted = MILDER.get(wanted, "")
    return Policy(wanted, tags.get("adkim", "r").lower() == "s", tags.get("aspf", "r").lower() == "s")


def is_vouched_for(
    author: str, policy: Policy, *, spf: Result, spf_domain: str, signatures: Iterable[Signature]
) -> bool:
    """Whether SPF or a signature passed for a domain of the author's house."""
    if spf is Result.PASS and are_aligned(spf_domain, author, is_strict=policy.spf_is_strict):
        return True
    return any(
        one.result is Result.PASS and are_aligned(one.domain, author, is_strict=policy.dkim_is_strict)
        for one in signatures
    )
