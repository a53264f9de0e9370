"""SPF: whether a domain lets this machine send in its name (RFC 7208)."""

import ipaddress
import re
from collections.abc import Iterator
from dataclasses import dataclass

from firsthand.channels.email.authentication.findings import Result
from firsthand.channels.email.authentication.macros import Asked, BadMacro, expanded, is_domain_spec, is_macro_string
from firsthand.channels.email.authentication.names import Names, NoAnswerNow

LOOKUPS, VOIDS, SERVERS = 10, 2, 10  # RFC 7208 4.6.4
TERMS = 500
Address = ipaddress.IPv4Address | ipaddress.IPv6Address
MODIFIER = re.compile(r"([A-Za-z][A-Za-z0-9_.-]*)=(.*)", re.DOTALL)
MECHANISM = re.compile(r"([+?~-]?)([A-Za-z][A-Za-z0-9_.-]*)(.*)", re.DOTALL)
LENGTHS = re.compile(r"^(.*?)(?:/(0|[1-9]\d?))?(?://(0|[1-9]\d{0,2}))?$", re.DOTALL)
QUALIFIERS = {"": Result.PASS, "+": Result.PASS, "-": Result.FAIL, "~": Result.SOFTFAIL, "?": Result.NEUTRAL}
LABEL = re.compile(r"[^.]{1,63}")


class Wrong(Exception):
    """The record breaks the rules (permerror)."""


@dataclass(frozen=True)
class Mechanism:
    """One test of a record, and what it says of those whom it meets."""

    name: str
    value: str
    v4: int
    v6: int
    result: Result


@dataclass(frozen=True)
class Record:
    """A record, read whole before any of it is followed (RFC 7208 4.6)."""

    mechanisms: tuple[Mechanism, ...]
    redirect: str


def check_host(client: str, *, domain: str, sender: str, helo: str, names: Names) -> Result:
    """What the domain says of the client, which sends for this sender; `sender` without a local part is a postmaster."""
    address = machine_at(client)
    if address is None:
        return Result.NONE
    local, _, at = sender.rpartition("@")
    asked = Asked(client=address, sender=f"{local or 'postmaster'}@{at or domain}", helo=helo, names=names)
    try:
        return Check(asked, address, names).of(domain)
    except (Wrong, BadMacro):
        return Result.PERMERROR
    except NoAnswerNow:
        return Result.TEMPERROR


def machine_at(client: str) -> Address | None:
    """The address of a machine, the shorter one of two that mean the same; None for what is none."""
    try:
        address = ipaddress.ip_address(client)
    except ValueError:
        return None
    mapped = address.ipv4_mapped if isinstance(address, ipaddress.IPv6Address) else None
    return mapped or address


class Check:
    """One check with all that it includes; it counts its questions, so that no record can have us ask for long."""

    def __init__(self, asked: Asked, address: Address, names: Names) -> None:
        self._asked, self._address, self._names = asked, address, names
        self._lookups = self._voids = 0

    def of(self, domain: str) -> Result:
        """What the domain's record says."""
        if not _is_domain(domain):
            return Result.NONE
        found = [one for one in self._names.texts(domain) if re.match(rb"v=spf1(?: |$)", one, re.IGNORECASE)]
        if not found:
            return Result.NONE
        if len(found) > 1:
            raise Wrong(domain)
        record = read(found[0])
        for mechanism in record.mechanisms:
            if self._meets(mechanism, domain):
                return mechanism.result
        return self._redirected(record.redirect, domain) if record.redirect else Result.NEUTRAL

    def _redirected(self, to: str, domain: str) -> Result:
        self._count()
        result = self.of(expanded(to, domain, self._asked))
        if result is Result.NONE:
            raise Wrong(to)
        return result

    def _meets(self, one: Mechanism, domain: str) -> bool:
        match one.name:
            case "all":
                return True
            case "ip4" | "ip6":
                return self._is_in(one.value, one.v4 if one.name == "ip4" else one.v6)
        self._count()
        target = expanded(one.value, domain, self._asked) if one.value else domain
        match one.name:
            case "include":
                return self._is_included(target)
            case "a":
                return self._is_at(target, one)
            case "mx":
                return any(self._is_at(server, one) for server in self._servers(target))
            case "exists":
                return bool(self._known(self._names.addresses(target, v6=False)))
        return any(_is_under(name, target) for name in self._asked.proven_names())

    def _count(self) -> None:
        self._lookups += 1
        if self._lookups > LOOKUPS:
            raise Wrong("too many lookups")

    def _known(self, found: list[str]) -> list[str]:
        if not found:
            self._voids += 1
            if self._voids > VOIDS:
                raise Wrong("too many lookups of nothing")
        return found

    def _is_included(self, domain: str) -> bool:
        result = self.of(domain)
        if result in {Result.NONE, Result.PERMERROR}:
            raise Wrong(domain)
        return result is Result.PASS

    def _servers(self, domain: str) -> list[str]:
        servers = self._known(self._names.mail_servers(domain))
        if len(servers) > SERVERS:
            raise Wrong("too many mail servers")
        return servers

    def _is_at(self, name: str, one: Mechanism) -> bool:
        v6 = self._address.version == 6
        if not _is_domain(name):
            return False
        found = self._known(self._names.addresses(name, v6=v6))
        return any(self._is_in(address, one.v6 if v6 else one.v4) for address in found)

    def _is_in(self, network: str, length: int) -> bool:
        whole = ipaddress.ip_network(f"{network}/{length}", strict=False)
        return self._address.version == whole.version and self._address in whole


def read(raw: bytes) -> Record:
    """The record's terms; raises `Wrong` for the whole when one of them is wrong."""
    try:
        words = raw.decode("ascii").split(" ")[1:]
    except UnicodeDecodeError as foreign:
        raise Wrong("not ASCII") from foreign
    terms = [word for word in words if word]
    if len(terms) > TERMS:
        raise Wrong("too long")
    modifiers = list(_modifiers(terms))
    mechanisms = [_mechanism(term) for term in terms if not MODIFIER.fullmatch(term)]
    for single in ("redirect", "exp"):
        if sum(name == single for name, _ in modifiers) > 1:
            raise Wrong(single)
    for name, value in modifiers:
        if not (is_domain_spec(value) if name in {"redirect", "exp"} else is_macro_string(value)):
            raise Wrong(name)
    return Record(tuple(mechanisms), dict(modifiers).get("redirect", ""))


def _modifiers(terms: list[str]) -> Iterator[tuple[str, str]]:
    for term in terms:
        if found := MODIFIER.fullmatch(term):
            yield found[1].lower(), found[2]


def _mechanism(term: str) -> Mechanism:
    found = MECHANISM.fullmatch(term)
    if not found:
        raise Wrong(term)
    name, rest, result = found[2].lower(), found[3], QUALIFIERS[found[1]]
    match name:
        case "all" if not rest:
            return Mechanism(name, "", 32, 128, result)
        case "ip4" | "ip6":
            return _network(name, rest, result)
        case "include" | "exists" if rest.startswith(":") and is_domain_spec(rest[1:]):
            return Mechanism(name, rest[1:], 32, 128, result)
        case "ptr" if not rest or (rest.startswith(":") and is_domain_spec(rest[1:])):
            return Mechanism(name, rest[1:], 32, 128, result)
        case "a" | "mx":
            return _by_name(name, rest, result)
    raise Wrong(term)


def _by_name(name: str, rest: str, result: Result) -> Mechanism:
    parts = LENGTHS.match(rest)
    if parts is None:
        raise Wrong(rest)
    where, v4, v6 = parts[1], int(parts[2] or 32), int(parts[3] or 128)
    if v4 > 32 or v6 > 128 or (where and not (where.startswith(":") and is_domain_spec(where[1:]))):
        raise Wrong(rest)
    return Mechanism(name, where[1:], v4, v6, result)


def _network(name: str, rest: str, result: Result) -> Mechanism:
    address, slash, length = rest.removeprefix(":").partition("/")
    kind: type[Address] = ipaddress.IPv4Address if name == "ip4" else ipaddress.IPv6Address
    most = 32 if name == "ip4" else 128
    try:
        kind(address)
    except ValueError as wrong:
        raise Wrong(rest) from wrong
    if not rest.startswith(":") or (slash and not re.fullmatch(r"0|[1-9]\d{0,2}", length)):
        raise Wrong(rest)
    bits = int(length) if slash else most
    if bits > most:
        raise Wrong(rest)
    return Mechanism(name, address, bits, bits, result)


def _is_under(name: str, domain: str) -> bool:
    lower, above = name.lower().rstrip("."), domain.lower().rstrip(".")
    return lower == above or lower.endswith(f".{above}")


def _is_domain(name: str) -> bool:
    labels = name.removesuffix(".").split(".")
    return len(name) <= 254 and len(labels) > 1 and all(LABEL.fullmatch(label) for label in labels)
