"""How an answer finds its side thread: a sealed address of its own, and Message-IDs that say what they are."""

import re
from collections.abc import Iterable

from firsthand.kit.tokens import is_sealed, seal

PURPOSE = "side-address"
SIGNED = re.compile(r"\+s(\d{1,18})-([a-z2-7]{16})@", re.IGNORECASE)
# So that no look-up is made for what customers answer: only a letter of a side thread bears an id that begins so.
MARK = "aside."


def side_address(mailbox: str, *, side_thread: int) -> str:
    """The mailbox's own address with a sealed plus part (RFC 5233); the seal of no conversation fits it."""
    local, _, domain = mailbox.rpartition("@")
    return f"{local}+s{side_thread}-{seal(str(side_thread), purpose=PURPOSE)}@{domain}"


def side_thread_named_by(addresses: Iterable[str]) -> int | None:
    """The side thread whose sealed address is among these, if the seal is ours."""
    for address in addresses:
        if (found := SIGNED.search(address)) and is_sealed(found[1], purpose=PURPOSE, with_=found[2]):
            return int(found[1])
    return None


def marked(references: Iterable[str]) -> list[str]:
    """Those Message-IDs that may be of a side thread."""
    return [one for one in references if one.startswith(MARK)]
