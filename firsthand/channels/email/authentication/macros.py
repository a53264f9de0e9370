"""Macros in SPF records (RFC 7208 7)."""

import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import quote

from firsthand.channels.email.authentication.names import Names, NoAnswerNow

LONGEST = 253
NAMES = 10  # RFC 7208 4.6.4
MACRO = re.compile(r"%\{([slodiphv])(\d*)(r?)([-.+,/_=]*)\}", re.IGNORECASE)
# The letters c, r and t stand in explanations only, which nobody here reads.
PIECE = r"(?:[!-$&-~]|%%|%_|%-|%\{[slodiphv](?:0*[1-9]\d*)?r?[-.+,/_=]*\})"
MACRO_STRING = re.compile(rf"{PIECE}*", re.IGNORECASE)
ENDS_WELL = re.compile(
    r"(?:^|.*)(?:\.(?=[A-Za-z0-9-]*[A-Za-z-])[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.?|%\{[^{}]*\})", re.DOTALL
)


class BadMacro(Exception):
    """Something in it is no macro."""


@dataclass(frozen=True)
class Asked:
    """Who sends for whom, and how it is asked about."""

    client: ipaddress.IPv4Address | ipaddress.IPv6Address
    sender: str
    helo: str
    names: Names

    def proven_names(self) -> list[str]:
        """The names of the client that lead back to it; none where the DNS does not say (RFC 7208 5.5)."""
        try:
            found = self.names.names_of(str(self.client))[:NAMES]
        except NoAnswerNow:
            return []
        return [name for name in found if self._leads_back(name)]

    def _leads_back(self, name: str) -> bool:
        try:
            found = self.names.addresses(name, v6=self.client.version == 6)
        except NoAnswerNow:
            return False
        return any(ipaddress.ip_address(one) == self.client for one in found)


def is_macro_string(text: str) -> bool:
    """Whether every % in it begins a macro."""
    return bool(MACRO_STRING.fullmatch(text))


def is_domain_spec(text: str) -> bool:
    """Whether it names a domain, if need be by macros."""
    return is_macro_string(text) and bool(ENDS_WELL.fullmatch(text))


def expanded(spec: str, domain: str, asked: Asked) -> str:
    """The domain that is meant; what is too long loses its first labels (RFC 7208 7.3)."""
    out = MACRO.sub(lambda found: _value(found, domain, asked), spec)
    out = out.replace("%_", " ").replace("%-", "%20").replace("%%", "%").removesuffix(".")
    while len(out) > LONGEST and "." in out:
        out = out.partition(".")[2]
    return out


def _value(found: "re.Match[str]", domain: str, asked: Asked) -> str:
    letter, digits, backwards, delimiters = found.groups()
    parts = re.split(f"[{re.escape(delimiters or '.')}]", _raw(letter.lower(), domain, asked))
    if backwards:
        parts.reverse()
    if digits:
        if not int(digits):
            raise BadMacro(found[0])
        parts = parts[-int(digits) :]
    value = ".".join(parts)
    return quote(value, safe="-._~") if letter.isupper() else value.replace("%", "%%")


def _raw(letter: str, domain: str, asked: Asked) -> str:
    local, _, of = asked.sender.rpartition("@")
    match letter:
        case "s":
            return asked.sender
        case "l":
            return local
        case "o":
            return of
        case "d":
            return domain
        case "h":
            return asked.helo
        case "v":
            return "in-addr" if asked.client.version == 4 else "ip6"
        case "i":
            return str(asked.client) if asked.client.version == 4 else ".".join(asked.client.exploded.replace(":", ""))
    return _name_of(domain, asked)


def _name_of(domain: str, asked: Asked) -> str:
    names = asked.proven_names()
    under = [one for one in names if one.lower() == domain.lower()] or [
        one for one in names if one.lower().endswith(f".{domain.lower()}")
    ]
    return (under or names or ["unknown"])[0]
