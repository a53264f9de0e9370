"""What a message is made of, as programs see it: people, files, signatures, enclosed letters, invitations."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from firsthand.api.shapes.ground import Shown


class PartyShape(Shown):
    """Somebody whom a message names."""

    address: str
    name: str


class AuthorShape(Shown):
    """Who said it."""

    kind: Literal["customer", "representative", "house"]
    id: int | None
    name: str


class FilledInShape(Shown):
    """One question of a form as it was asked, and what was answered."""

    label: str
    value: str
    kind: Annotated[str, Field(description="How it was answered: `text`, `choice`, `date`, …")]


class AttachmentShape(Shown):
    """A file that came or went with a message."""

    id: int
    name: str
    mime: str
    bytes: int
    sha256: str
    content_id: str | None
    inline: bool


class SignatureShape(Shown):
    """A signature of a domain (DKIM)."""

    domain: str
    selector: str
    result: str
    why: Annotated[str, Field(description="A code where it does not hold: `body`, `signature`, `expired`, `no-key`, …")]


class AuthenticationShape(Shown):
    """Who vouches for the sender of a message that came by mail. Results are words of RFC 8601: `pass`, `fail`, `none`, …"""

    verdict: Annotated[
        Literal["vouched", "unconfirmed", "failed", "not-checked"],
        Field(
            description="`vouched`: the domain of From stands behind it; `unconfirmed`: nobody can say; `failed`: it breaks "
            "the domain's own rules (DMARC), and may be forged."
        ),
    ]
    domain: Annotated[str, Field(description="The domain of From; empty when not exactly one author is named.")]
    spf: str
    spf_domain: str
    dkim: list[SignatureShape]
    dmarc: str
    policy: Annotated[
        str, Field(description="What the domain asks for letters that fail: `none`, `quarantine`, `reject`.")
    ]
    arc: str
    arc_domain: Annotated[str, Field(description="Who passed it on and sealed it last.")]
    by: Annotated[str, Field(description="The mail server that checked it; empty when we did.")]
    in_our_name: Annotated[bool, Field(description="It bears the address of one of us, though it came from outside.")]


class EnclosedShape(Shown):
    """A letter that came inside the message: forwarded as a file, or one of a digest."""

    sender: Annotated[PartyShape, Field(alias="from")]
    to: list[PartyShape]
    subject: str
    at: datetime | None
    text: str
    depth: Annotated[int, Field(description="1 for one that stands in the message itself.")]
    attachments: list[AttachmentShape]


class InvitationShape(Shown):
    """An event that the message asks to, changes, cancels or answers."""

    uid: str
    method: str
    what: str
    where: str
    about: str
    starts: Annotated[
        str, Field(description="ISO 8601: a whole day, or a moment, without an offset where the zone is unknown.")
    ]
    ends: str | None
    organiser: PartyShape
    repeats: Literal["daily", "weekly", "monthly", "yearly", ""]
    every: int
    is_cancelled: bool
    answer: Literal["accepted", "declined", "tentative", ""]
