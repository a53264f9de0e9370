"""The signed address by which an answer finds its conversation."""

import re
from collections.abc import Iterable

from firsthand.kit.tokens import is_sealed, seal

PURPOSE = "reply-address"
SIGNED = re.compile(r"\+c(\d{1,18})-([a-z2-7]{16})@", re.IGNORECASE)


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
