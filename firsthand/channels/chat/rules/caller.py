"""Who is at the other end of a socket. Pure."""

from dataclasses import dataclass
from datetime import datetime

from firsthand.channels.chat.rules.identity import Identity
from firsthand.kit.tokens import fingerprint


@dataclass(frozen=True)
class Caller:
    """A browser in a chat: by which fingerprint it is known, and whom the site vouches for, if it does.

    `visitor` and `conversation` are none until something was said.
    """

    chat: int
    fingerprint: str
    used_by: str  # the fingerprint of the browser's token alone, by which its files are known
    identity: Identity | None = None
    proof: str = ""  # the fingerprint of the site's word
    language: str = ""
    visitor: int | None = None
    conversation: int | None = None

    @property
    def place(self) -> str:
        """The topic of which pages of this browser hear that one of them has begun a thread."""
        return f"begun:{int(self.used_by[:14] or '0', 16)}"

    def is_over(self, *, at: datetime) -> bool:
        """Whether the site's word holds no more."""
        return self.identity is not None and self.identity.ends_at < at


def fingerprint_of(token: str, identity: Identity | None) -> str:
    """By which a visitor is found: with the token of the browser alone nobody is somebody whom a site vouched for."""
    return fingerprint(f"{token}|{identity.subject}" if identity else token)
