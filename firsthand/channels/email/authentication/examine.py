"""One letter is examined: every check, and what they come to."""

import ipaddress
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import datetime

from firsthand.channels.email.authentication.alignment import in_ascii
from firsthand.channels.email.authentication.arc import Chain, chain_of
from firsthand.channels.email.authentication.dmarc import NONE, Policy, is_vouched_for, policy_of
from firsthand.channels.email.authentication.fields import Signed, parse
from firsthand.channels.email.authentication.findings import Authentication, Result
from firsthand.channels.email.authentication.names import Names, NoAnswerNow
from firsthand.channels.email.authentication.said import Said, results_in, said_by
from firsthand.channels.email.authentication.signatures import signatures_of
from firsthand.channels.email.authentication.spf import check_host, machine_at
from firsthand.channels.email.reading.addresses import parties
from firsthand.channels.email.reading.trouble import Trouble
from firsthand.conversations.rules.vouched import Vouched


@dataclass(frozen=True)
class Came:
    """How a letter came: from where and in whose name, and whose word about it is believed.

    `client` is empty where it was not brought by its sender's own machine; `sender` is None without an envelope.
    """

    at: datetime
    client: str = ""
    helo: str = ""
    sender: str | None = None
    servers: Collection[str] = field(default=())
    sealers: Collection[str] = field(default=())


def examine(raw: bytes, came: Came, *, names: Names) -> Authentication:
    """What was found. Where nobody could be asked, it is not checked."""
    letter = parse(raw)
    author = author_of(letter)
    chain = chain_of(letter, names=names)
    if said := said_by(letter, came.servers) if came.servers else None:
        return _told(said, author, chain, names=names)
    found = _checked(letter, came, author, names=names)
    found = replace(found, arc=chain.result, arc_domain=chain.domain)
    if not names.has_heard:
        return Authentication(domain=author, trouble=found.trouble)
    return replace(found, vouched=_weighed(found, chain, came))


def author_of(letter: Signed) -> str:
    """The domain of From; empty where not exactly one person is named, for then nobody can vouch for them."""
    fields = letter.named(b"from")
    named = parties([one.value for one in fields], trouble=Trouble()) if len(fields) == 1 else ()
    return in_ascii(named[0].address.rpartition("@")[2]) if len(named) == 1 else ""


def _told(said: Said, author: str, chain: Chain, *, names: Names) -> Authentication:
    policy, dmarc = NONE, said.dmarc
    if author and not said.wanted:
        policy = _policy(author, names)[0]
    if dmarc is Result.NONE or said.dmarc_domain not in {"", author}:
        dmarc = _dmarc(author, policy, said, is_whole=said.spf is not Result.NONE)
    wanted = said.wanted or policy.wanted
    found = Authentication(
        domain=author, spf=said.spf, spf_domain=said.spf_domain, dkim=said.dkim, dmarc=dmarc, policy=wanted,
        arc=chain.result, arc_domain=chain.domain, by=said.by,
    )  # fmt: skip
    return replace(found, vouched=_plainly(found))


def _dmarc(author: str, policy: Policy, said: Said, *, is_whole: bool) -> Result:
    if is_vouched_for(author, policy, spf=said.spf, spf_domain=said.spf_domain, signatures=said.dkim):
        return Result.PASS
    return Result.FAIL if policy.wanted and is_whole else Result.NONE


def _checked(letter: Signed, came: Came, author: str, *, names: Names) -> Authentication:
    """By ourselves, in the order of what matters most, as there is little time."""
    signatures = signatures_of(letter, author=author, names=names, at=came.at)
    policy, trouble = _policy(author, names) if author else (NONE, ())
    spf, spf_domain = _spf(came, names)
    found = Authentication(
        domain=author, spf=spf, spf_domain=spf_domain, dkim=signatures, policy=policy.wanted, trouble=trouble
    )
    if author and is_vouched_for(author, policy, spf=spf, spf_domain=spf_domain, signatures=signatures):
        return replace(found, dmarc=Result.PASS)
    return replace(found, dmarc=_failing(found))


def _failing(found: Authentication) -> Result:
    """Without knowing whose machine sent it, or while a question is open, nobody can say that it fails."""
    results = {found.spf, *(one.result for one in found.dkim)}
    if Result.TEMPERROR in results or found.trouble:
        return Result.TEMPERROR
    return Result.FAIL if found.policy and found.spf_domain else Result.NONE


def _policy(author: str, names: Names) -> tuple[Policy, tuple[str, ...]]:
    try:
        return policy_of(author, names=names), ()
    except NoAnswerNow:
        return NONE, ("dns",)


def _spf(came: Came, names: Names) -> tuple[Result, str]:
    """Of the envelope's sender; of the machine that brings it where there is none (RFC 7208 2.4)."""
    if came.sender is None or not _is_public(came.client):
        return Result.NONE, ""
    sender = came.sender if "@" in came.sender else f"postmaster@{came.helo}"
    domain = in_ascii(sender.rpartition("@")[2])
    return check_host(came.client, domain=domain, sender=sender, helo=in_ascii(came.helo), names=names), domain


def _is_public(client: str) -> bool:
    """What a machine in our own network brings, it passes on for somebody else."""
    address = machine_at(client)
    if address is None:
        return False
    return not (address.is_loopback or address.is_private or address.is_link_local) or _is_for_examples(address)


def _is_for_examples(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    """Of the documentation networks (RFC 5737, RFC 3849), which Python counts among the private ones."""
    return any(address.version == one.version and address in one for one in EXAMPLES)


EXAMPLES = [ipaddress.ip_network(one) for one in ("192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "2001:db8::/32")]


def _weighed(found: Authentication, chain: Chain, came: Came) -> Vouched:
    """A forwarder whom we trust may say that it was good when it came there (RFC 8617 7.2)."""
    if found.dmarc is not Result.PASS and chain.result is Result.PASS and chain.domain in came.sealers:
        words = chain.found.decode("utf-8", "replace").partition(";")[2]
        before = results_in(words, by=chain.domain)
        if before.dmarc is Result.PASS and before.dmarc_domain == found.domain:
            return Vouched.VOUCHED
    return _plainly(found)


def _plainly(found: Authentication) -> Vouched:
    if found.dmarc is Result.PASS:
        return Vouched.VOUCHED
    if found.dmarc is Result.FAIL and found.policy in {"quarantine", "reject"}:
        return Vouched.FAILED
    return Vouched.UNCONFIRMED
