"""To whom a letter of ours goes, and from which of our addresses. Pure."""

import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from firsthand.conversations.rules.incoming import Party
from firsthand.kit.errors import Refused
from firsthand.kit.text import one_line
from firsthand.people.rules import normalised

KINDS = ("to", "cc", "bcc")
MOST = 50
ADDRESS = re.compile(r"[^\s@,;<>()\"\x00-\x1f\x7f]+@[^\s@,;<>()\"\x00-\x1f\x7f]+\.[^\s@,;<>()\".\x00-\x1f\x7f]+")
NAMED = re.compile(r"(?P<name>.*)<(?P<address>[^<>]*)>", re.DOTALL)
# What separates addresses, but not inside a quoted name (RFC 5322 3.4: "Kazlauskienė, Rūta" <ruta@…>). Longer than a
# name is, it is none: from each of many marks on, its end would be looked for through all the others.
SEPARATED = re.compile(r'(?:"(?:\\.|[^"\\]){0,250}"|[^,;\r\n"]|")+')


class AddressIsWrong(Refused):
    words = _("“{address}” is not an e-mail address. Write it like name@example.com, several with commas between.")


class TooManyRecipients(Refused):
    words = _("A letter goes to at most {most} people. Write to fewer, or send it in parts.")


@dataclass(frozen=True)
class Addressing:
    """To whom beside the customer, openly and unseen, and from which address; empty where nothing is said."""

    to: tuple[Party, ...] = ()
    cc: tuple[Party, ...] = ()
    bcc: tuple[Party, ...] = ()
    sender: str = ""
    way: str = (
        ""  # "" as the customer wrote, or one of `rules/crossing.py`: into the chat, to another address of theirs
    )

    def recipients(self, *, otherwise: Party | None = None) -> list[dict[str, str]]:
        """Each person once, where they are named first; `otherwise` is written to when nobody is named.

        Raises `TooManyRecipients`.
        """
        to = self.to or ((otherwise,) if otherwise else ())
        known: dict[str, dict[str, str]] = {}
        for kind, parties in zip(KINDS, (to, self.cc, self.bcc), strict=True):
            for one in parties:
                row = {"kind": kind, "address": one.address, "name": one.name}
                known.setdefault(normalised(one.address), row)
        if len(known) > MOST:
            raise TooManyRecipients(most=MOST)
        return list(known.values())

    @property
    def addresses(self) -> list[str]:
        """Of everybody who is named."""
        return [one.address for one in (*self.to, *self.cc, *self.bcc)]

    def as_json(self) -> dict[str, Any]:
        """The same as it is kept."""
        people = {kind: [asdict(one) for one in getattr(self, kind)] for kind in KINDS}
        return {**people, "sender": self.sender, "way": self.way}

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> "Addressing":
        to, cc, bcc = (tuple(Party(**one) for one in kept.get(kind, ())) for kind in KINDS)
        return cls(to, cc, bcc, kept.get("sender", ""), kept.get("way", ""))

    def without(self, addresses: Iterable[str]) -> "Addressing":
        """The same without these people."""
        left_out = {normalised(address) for address in addresses}
        to, cc, bcc = (
            tuple(one for one in parties if normalised(one.address) not in left_out)
            for parties in (self.to, self.cc, self.bcc)
        )
        return Addressing(to, cc, bcc, self.sender, self.way)


TO_THE_CUSTOMER = Addressing()


def parties(written: str) -> tuple[Party, ...]:
    """The people whom somebody typed: `Name <name@example.com>, other@example.com`. Raises `AddressIsWrong`."""
    pieces = (piece.strip() for piece in SEPARATED.findall(written))
    return tuple(dict.fromkeys(party(piece) for piece in pieces if piece))


def party(written: str) -> Party:
    """One of them. Raises `AddressIsWrong`."""
    named = NAMED.fullmatch(written)
    address = (named["address"] if named else written).strip()
    if len(address) > 254 or one_line(address) != address or not ADDRESS.fullmatch(address):
        raise AddressIsWrong(address=one_line(written, at_most=80))
    name = named["name"].strip() if named else ""
    return Party(address, one_line(_unquoted(name), at_most=200))


def _unquoted(name: str) -> str:
    return re.sub(r"\\(.)", r"\1", name[1:-1]) if len(name) > 1 and name[0] == name[-1] == '"' else name


def in_words(found: Iterable[Party]) -> str:
    """The people as they are typed, so that `parties` reads them again."""
    return ", ".join(_typed(one) for one in found)


def _typed(one: Party) -> str:
    if not one.name:
        return one.address
    name = one.name if re.fullmatch(r"[\w .'’-]*", one.name) else '"' + re.sub(r'(["\\])', r"\\\1", one.name) + '"'
    return f"{name} <{one.address}>"
