"""The signed addresses by which an answer finds its conversation: the customer's, and one for each of us."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from firsthand.kit.tokens import is_sealed, seal

PURPOSE = "reply-address"
FOR_ONE_OF_US = "representatives-address"
SIGNED = re.compile(r"\+c(\d{1,18})-([a-z2-7]{16})@", re.IGNORECASE)

OURS = re.compile(r"\+r(\d{1,18})-(\d{1,18})-(\d{1,18})-([a-z2-7]{16})@", re.IGNORECASE)


@dataclass(frozen=True)
class Answering:
    """Who of us answers in which conversation, having read up to which message."""

    conversation: int
    representative: int
    read_to: int

    def __str__(self) -> str:
        return f"{self.conversation}-{self.representative}-{self.read_to}"


def reply_address(mailbox: str, *, conversation: int) -> str:
    """The mailbox's own address with a sealed plus part (RFC 5233): `help+c12-abcdefghijklmnop@shop.example`."""
    local, _, domain = mailbox.rpartition("@")
    return f"{local}+c{conversation}-{seal(str(conversation), purpose=PURPOSE)}@{domain}"


def conversation_named_by(addresses: Iterable[str]) -> int | None:
    """The conversation whose sealed address is among these, if the seal is ours."""
    for address in addresses:
        if (found := SIGNED.search(address)) and is_sealed(found[1], purpose=PURPOSE, with_=found[2]):
            return int(found[1])
    return None


def answer_address(mailbox: str, answering: Answering) -> str:
    """Where one of us answers by mail: `help+r12-3-45-abcdefghijklmnop@shop.example`."""
    local, _, domain = mailbox.rpartition("@")
    return f"{local}+r{answering}-{seal(str(answering), purpose=FOR_ONE_OF_US)}@{domain}"


def answer_named_by(addresses: Iterable[str]) -> Answering | None:
    """Whose sealed address is among these, if the seal is ours. It shows who had our mail, not who writes now."""
    for address in addresses:
        if found := OURS.search(address):
            answering = Answering(*map(int, found.groups()[:3]))
            if is_sealed(str(answering), purpose=FOR_ONE_OF_US, with_=found[4]):
                return answering
    return None
