"""What the checks of who vouches for a letter say of its being spam. Pure.

A failed check alone is no spam: mailing lists and forwarders break signatures and send from machines of their own, and
what they pass on is people's (RFC 7960). It counts only where nobody says to have passed the letter on, and never so much
that it holds a letter back by itself.
"""

from collections.abc import Mapping
from typing import Any

from firsthand.channels.email.authentication.findings import Result
from firsthand.channels.email.reading.headers import Head
from firsthand.channels.email.spam.signs import Sign

# What its domain asks to be done with a letter that fails (RFC 7489 6.3), and what that weighs.
DMARC_FAILED = {"reject": 2.5, "quarantine": 2.0, "none": 1.0}
SPF_FAILED = 1.5
PASSED_ON = (
    "list-id", "list-post", "x-mailing-list", "x-beenthere", "mailing-list", "resent-from", "resent-to", "resent-date",
    "x-forwarded-to", "x-forwarded-for", "x-forwarded-encrypted", "x-original-from", "x-original-sender", "x-ms-exchange-parent-message-id",
)  # fmt: skip


def proof_sign(found: Mapping[str, Any], head: Head) -> Sign | None:
    """The sign that the kept findings are; None where nothing failed, or somebody passed the letter on."""
    if not found or is_passed_on(found, head):
        return None
    if found["dmarc"] == Result.FAIL:
        asked = found["policy"] if found["policy"] in DMARC_FAILED else "none"
        return {"code": "forged", "points": DMARC_FAILED[asked], "asked": asked, "domain": found["domain"][:120]}
    if found["dmarc"] == Result.NONE and found["spf"] == Result.FAIL and not _is_signed(found):
        return {"code": "machine", "points": SPF_FAILED, "domain": found["spf_domain"][:120]}
    return None


def is_passed_on(found: Mapping[str, Any], head: Head) -> bool:
    """Whether a list or forwarder says that it handed the letter on, in its head or by a seal of its own (RFC 8617)."""
    return found["arc"] == Result.PASS or any(name in head.fields for name in PASSED_ON)


def _is_signed(found: Mapping[str, Any]) -> bool:
    return any(one["result"] == Result.PASS for one in found["dkim"])
