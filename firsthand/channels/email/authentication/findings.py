"""What was found about who vouches for a letter."""

from dataclasses import asdict, dataclass, field
from enum import StrEnum
from typing import Any

from firsthand.conversations.rules.vouched import Vouched


class Result(StrEnum):
    """How one check ended (RFC 8601 2.7)."""

    NONE = "none"
    PASS = "pass"  # noqa: S105 - a word of the standard
    FAIL = "fail"
    SOFTFAIL = "softfail"
    NEUTRAL = "neutral"
    POLICY = "policy"
    TEMPERROR = "temperror"
    PERMERROR = "permerror"


@dataclass(frozen=True)
class Signature:
    """One signature of a domain, and whether it holds; `why` is a code."""

    domain: str
    selector: str
    result: Result
    why: str = ""


@dataclass(frozen=True)
class Authentication:
    """The results of all checks, and what they come to."""

    vouched: Vouched = Vouched.NOT_CHECKED
    domain: str = ""  # of From
    spf: Result = Result.NONE
    spf_domain: str = ""
    dkim: tuple[Signature, ...] = ()
    dmarc: Result = Result.NONE
    policy: str = ""  # what the domain asks to be done with what fails
    arc: Result = Result.NONE
    arc_domain: str = ""
    by: str = ""  # the mail server that checked it, empty when we did
    trouble: tuple[str, ...] = field(default=())

    def as_json(self) -> dict[str, Any]:
        """As it is kept on the message."""
        return {**asdict(self), "dkim": [asdict(one) for one in self.dkim], "trouble": list(self.trouble)}
