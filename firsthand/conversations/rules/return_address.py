"""The signed address to which a letter of ours comes back when it cannot be delivered."""

import re
from collections.abc import Iterable

from firsthand.kit.tokens import is_sealed, seal

PURPOSE = "return-address"
SIGNED = re.compile(r"\+b(\d{1,18})-([a-z2-7]{16})@", re.IGNORECASE)


def return_address(mailbox: str, *, message: int) -> str:
    """The mailbox's own address with a sealed plus part (RFC 5233), for the envelope: `help+b34-abcdefghijklmnop@…`.

    A report that names nothing of ours still comes to the message that came back, and nobody else can write there.
    """
    local, _, domain = mailbox.rpartition("@")
    return f"{local}+b{message}-{seal(str(message), purpose=PURPOSE)}@{domain}"


def message_named_by(addresses: Iterable[str]) -> int | None:
    """The message whose sealed address is among these, if the seal is ours."""
    for address in addresses:
        if (found := SIGNED.search(address)) and is_sealed(found[1], purpose=PURPOSE, with_=found[2]):
            return int(found[1])
    return None
