"""The values the demo is told in; every time is an age in minutes before the demo is loaded."""

from dataclasses import dataclass, field
from typing import Literal

from firsthand.run.demo.content.papers import one_page
from firsthand.run.demo.content.pictures import picture

Gender = Literal["f", "m"]
State = Literal["open", "waiting", "snoozed", "resolved"]
Priority = Literal["low", "normal", "high", "urgent"]
Kind = Literal["received", "reply", "note"]
Role = Literal["representative", "lead", "administrator"]


@dataclass(frozen=True)
class House:
    """The organisation itself; the accent is a hue in degrees."""

    name: str
    domain: str
    language: str
    timezone: str
    accent: int


@dataclass(frozen=True)
class Branch:
    """A shop in a town with its own hours: weekday ("mon" … "sun") → spans of local time."""

    key: str
    city: str
    language: str
    timezone: str
    hours: dict[str, list[list[str]]]
    holidays: tuple[str, ...]


@dataclass(frozen=True)
class Team:
    """People who answer for one kind of matter; the lead is a representative's key."""

    key: str
    name: str
    lead: str


@dataclass(frozen=True)
class Inbox:
    """One mail address of the house, its language, its branch and the team that reads it first."""

    key: str
    name: str
    address: str
    language: str
    branch: str
    team: str
    answer_within: int


@dataclass(frozen=True)
class Face:
    """What a drawn portrait is made of; each word names a shape or a colour known to `faces.draw`."""

    skin: str
    hair: str
    shape: str
    clothes: str
    ground: str
    glasses: str = ""
    beard: str = ""


@dataclass(frozen=True)
class Representative:
    """Somebody who answers; `called` is how a customer writing in a language addresses them."""

    key: str
    name: str
    gender: Gender
    email: str
    role: Role
    language: str
    languages: tuple[str, ...]
    branch: str
    timezone: str
    teams: tuple[str, ...]
    skills: tuple[str, ...]
    signature: dict[str, str]
    called: dict[str, str]
    face: Face


@dataclass(frozen=True)
class Customer:
    """Somebody who writes; `vocative` is the form a greeting takes ("ponia Rūta", "г-жо Иванова")."""

    key: str
    name: str
    first: str
    gender: Gender
    vocative: str
    preferred: str
    email: str
    language: str
    timezone: str
    town: str
    face: Face | None


@dataclass(frozen=True)
class File:
    """A file that came with a message; its content is drawn when asked for."""

    name: str
    mime: str
    subject: str
    seed: int
    lines: tuple[str, ...] = ()

    @property
    def content(self) -> bytes:
        if self.mime == "application/pdf":
            return one_page(title=self.subject, lines=self.lines)
        return picture(self.subject, seed=self.seed)


@dataclass(frozen=True)
class Message:
    """One message of a thread; `author` is the key of a customer (received) or a representative."""

    kind: Kind
    author: str
    age: int
    words: str
    signature: str = ""
    quoted: str = ""
    html: str = ""
    files: tuple[File, ...] = ()
    mentions: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The letter as it was sent: new words, signature, then what it quotes."""
        return "\n\n".join(part for part in (self.words, self.signature, self.quoted) if part)


@dataclass(frozen=True)
class Conversation:
    """A matter from its first message on.

    Resolved has `resolved_age`; reopened has pairs of (resolved, reopened) ages in `returns`;
    snoozed has the minutes from now until it wakes.
    """

    key: str
    inbox: str
    team: str
    customer: str
    owner: str | None
    subject: str
    language: str
    state: State
    priority: Priority
    tags: tuple[str, ...]
    messages: tuple[Message, ...]
    owned_age: int | None = None
    resolved_age: int | None = None
    returns: tuple[tuple[int, int], ...] = ()
    snoozed_for: int | None = None

    @property
    def last_by(self) -> Literal["customer", "representative"]:
        """Whose word stands last; notes do not count."""
        last = [message for message in self.messages if message.kind != "note"][-1]
        return "customer" if last.kind == "received" else "representative"


@dataclass(frozen=True)
class SavedReply:
    """Words that everybody may bring into an answer in their language."""

    name: str
    language: str
    words: str


@dataclass(frozen=True)
class SavedView:
    """A search that somebody keeps: for themselves, for a team, or for everybody."""

    name: str
    line: str
    by: str
    team: str | None = None
    is_own: bool = False


@dataclass(frozen=True)
class TourLetter:
    """The e-mail that the newcomer sends with one command and watches arrive."""

    name: str
    address: str
    to: str
    subject: str
    text: str


@dataclass(frozen=True)
class Story:
    """Everything the demo is made of."""

    house: House
    branches: tuple[Branch, ...]
    teams: tuple[Team, ...]
    inboxes: tuple[Inbox, ...]
    skills: tuple[str, ...]
    representatives: tuple[Representative, ...]
    customers: tuple[Customer, ...]
    tags: tuple[str, ...]
    saved_replies: tuple[SavedReply, ...]
    views: tuple[SavedView, ...]
    tour_letter: TourLetter
    conversations: tuple[Conversation, ...] = field(default=())
