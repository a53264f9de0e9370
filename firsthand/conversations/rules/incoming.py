"""What a channel's reader hands over: a message as it was meant, before anything is known about its sender."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class Party:
    """Somebody a message names."""

    address: str
    name: str


@dataclass(frozen=True)
class IncomingFile:
    """A file that came along; `inline` ones stand in the words by their `content_id`."""

    name: str
    mime: str
    content: bytes
    content_id: str
    inline: bool
    inside: int = 0  # of which enclosed letter, counted from one; 0: of the message itself


@dataclass(frozen=True)
class EnclosedLetter:
    """A letter that came inside the message; `depth` is 1 for one that stands in the message itself."""

    sender: Party
    to: tuple[Party, ...]
    subject: str
    written_at: datetime | None
    text: str
    depth: int


@dataclass(frozen=True)
class Invitation:
    """An event that the message asks to, changes, cancels or answers; a time without an offset is of an unknown zone."""

    uid: str
    method: str  # request cancel reply counter publish …, "" when it does not say
    what: str
    where: str
    about: str
    starts: datetime | date
    ends: datetime | date | None
    organiser: Party
    repeats: str  # daily weekly monthly yearly, "" once
    every: int
    is_cancelled: bool
    answer: str  # of a reply: accepted declined tentative


@dataclass(frozen=True)
class FilledIn:
    """One question of a form as it was asked, and what was filled in; `kind` is a code of the form's channel."""

    label: str
    value: str
    kind: str


@dataclass(frozen=True)
class Failure:
    """One recipient whom a letter of ours did not reach: for good or for now, why, and what their server said."""

    address: str
    kind: str  # hard soft delayed
    reason: str
    words: str


@dataclass(frozen=True)
class Incoming:
    """A message from outside, read."""

    reference: str  # Message-ID without <>, "" if none
    fingerprint: str  # SHA-256 in hex that identifies this letter however often and by which way it comes
    sender: Party
    to: tuple[Party, ...]
    cc: tuple[Party, ...]
    reply_to: tuple[Party, ...]
    subject: str
    written_at: datetime | None
    text: str  # all plain words: from text/plain, or made from the HTML
    html: str  # sanitised, "" if none
    reply_text: str  # what is new in the text
    quoted: str
    signature: str
    proofs: tuple[str, ...]  # Message-IDs of In-Reply-To, then of References, newest last
    delivered_to: tuple[str, ...]  # to, cc, Delivered-To, X-Original-To and the envelope's recipients, lower case
    files: tuple[IncomingFile, ...]
    language: str  # guessed: en lt it bg, "" in doubt
    automatic: str  # "" or why: auto-reply list bounce report complaint loop
    bounce: str  # "" hard soft delayed
    bounced_reference: str  # Message-ID of what bounced, "" if unknown
    bounced_address: str
    unreadable: bool  # words may be missing: show the original
    trouble: tuple[str, ...]  # codes of what could not be read
    in_our_name: bool = False  # its sender is given as one of our own mailboxes, though it came from outside
    bounce_reason: str = ""  # a code: why it did not arrive
    bounce_words: str = ""  # what the machine said, in its own words
    failures: tuple[Failure, ...] = ()  # of a report that names several: each of them, the one above first
    letters: tuple[EnclosedLetter, ...] = ()
    invitations: tuple[Invitation, ...] = ()
    fields: tuple[FilledIn, ...] = ()  # of a form; what it said of its sender was typed, and is no proof
    protection: tuple[str, ...] = ()  # smime-signed smime-encrypted pgp-signed pgp-encrypted: claims, unchecked
    channel: str = ""  # by which way it came, where that is not a letter: page, chat
