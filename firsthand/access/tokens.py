"""The token of a key: `fh_`, eight characters to find it by, and the secret."""

import re
import secrets
from dataclasses import dataclass

from firsthand.kit.tokens import fingerprint

SHAPE = re.compile(r"fh_[0-9a-f]{8}_[A-Za-z0-9_-]{43}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Token:
    """256 random bits behind a prefix that may be shown in lists and logs."""

    words: str

    @classmethod
    def fresh(cls) -> "Token":
        return cls(f"fh_{secrets.token_hex(4)}_{secrets.token_urlsafe(32)}")

    @classmethod
    def read(cls, words: str) -> "Token | None":
        """The token, when it has the shape of one of ours."""
        return cls(words) if SHAPE.fullmatch(words) else None

    @property
    def prefix(self) -> str:
        return self.words[:11]

    @property
    def sha256(self) -> str:
        return fingerprint(self.words)
