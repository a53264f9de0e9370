"""Facts of the journal as sentences in the reader's language."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as later

from firsthand.conversations.facts import (
    AcknowledgementWritten,
    ConversationFollowed,
    ConversationNoLongerFollowed,
    CustomerToldOfHandOver,
    MessageReceived,
    MessageSent,
    NoteWritten,
    ReplyPostponed,
    ReplyWritten,
    SolvedByWord,
    TagsChanged,
    UnsentLeft,
    UnsolvedByWord,
)
from firsthand.conversations.rules.states import Priority
from firsthand.journal.actor import Kind
from firsthand.journal.facts import KNOWN
from firsthand.journal.models import Entry
from firsthand.look.times import until_in_words
from firsthand.workspace.queries import names_of, tag_names, team_names

# The thread shows these as messages, with how their delivery stands.
SHOWN_AS_MESSAGES = {
    kind.name
    for kind in (
        MessageReceived,
        ReplyWritten,
        ReplyPostponed,
        NoteWritten,
        AcknowledgementWritten,
        MessageSent,
        UnsentLeft,
        CustomerToldOfHandOver,
    )
}
# Whoever it concerns knows it; a thread is no place for it.
NOT_TOLD = {kind.name for kind in (ConversationFollowed, ConversationNoLongerFollowed)}
BY_WORD = {kind.name for kind in (SolvedByWord, UnsolvedByWord)}
REPRESENTATIVES, TEAMS = ("owner", "before", "representative", "first", "giver"), ("team", "before_team")
PRIORITIES = ("priority", "before_priority")
# In sentences these stand after "until" and "by", where a distance reads wrong.
MOMENTS = ("until", "due", "leaves")
# What is known of a customer or a company, as the pages call it.
TRAITS = {
    "name": later("Name"),
    "preferred_name": later("Likes to be called"),
    "form": later("Form of address"),
    "greeting": later("Greeting"),
    "prefers": later("Rather answered"),
    "language": later("Language"),
    "timezone": later("Time zone"),
    "position": later("Position"),
    "kind": later("Kind"),
    "company_id": later("Company"),
    "picture_id": later("Picture"),
    "addresses": later("Addresses"),
    "external_id": later("number elsewhere"),
    "notes": later("Worth knowing"),
    "domains": later("Mail domains"),
}


@dataclass(frozen=True, slots=True)
class Happened:
    """A fact, told."""

    at: datetime
    words: str


def sentences(entries: Iterable[Entry], *, customer: str, known: Mapping[int, str]) -> list[Happened]:
    """What happened beside the messages; `known` are names at hand, the others are asked for together."""
    told = [entry for entry in entries if is_told(entry)]
    people = {**known, **names_of((named(told, REPRESENTATIVES) | authors(told)) - known.keys())}
    teams = team_names(named(told, TEAMS))
    tags = tag_names(changed_tags(told))
    return [
        Happened(entry.at, sentence(entry, customer=customer, people=people, teams=teams, tags=tags)) for entry in told
    ]


def sentence(
    entry: Entry, *, customer: str, people: Mapping[int, str], teams: Mapping[int, str], tags: Mapping[int, str]
) -> str:
    """The fact's own sentence, with its values as words."""
    values = Words(customer=customer, by=author(entry, customer=customer, people=people))
    if entry.name == TagsChanged.name:
        values["tags"] = tags_in_words(entry.payload, tags)
    for name, value in entry.payload.items():
        values[name] = word(name, value, people=people, teams=teams)
    return _(KNOWN[entry.name].sentence).format_map(values)


def is_told(entry: Entry) -> bool:
    """Whether the thread tells it; what a customer says by themselves is told by that word of theirs."""
    if entry.name in BY_WORD and entry.by_kind == Kind.CUSTOMER:
        return False
    return entry.name not in SHOWN_AS_MESSAGES | NOT_TOLD and entry.name in KNOWN


class Words(dict[str, str]):
    """The words of a sentence; one that is not known is a dash, for a journal outlives its folders."""

    def __missing__(self, name: str) -> str:
        return "–"


def author(entry: Entry, *, customer: str, people: Mapping[int, str]) -> str:
    match entry.by_kind:
        case Kind.REPRESENTATIVE:
            return people.get(entry.by_id, _("Somebody"))
        case Kind.CUSTOMER:
            return customer
    return _("The house")


def word(name: str, value: Any, *, people: Mapping[int, str], teams: Mapping[int, str]) -> str:
    if name in REPRESENTATIVES:
        return people.get(value, "–")
    if name in TEAMS:
        return teams.get(value, "–")
    if name in PRIORITIES:
        return str(dict(Priority.choices).get(value, "–"))
    if name in MOMENTS and isinstance(value, str):
        return until_in_words(datetime.fromisoformat(value))
    if name == "language":
        return dict(settings.LANGUAGES).get(value, str(value))
    if name == "fields":
        return traits_in_words(value)
    return str(value)


def traits_in_words(codes: Iterable[str]) -> str:
    """Which of them, within a sentence."""
    return ", ".join(str(TRAITS.get(code, code)).lower() for code in codes)


def tags_in_words(payload: Mapping[str, Sequence[int]], tags: Mapping[int, str]) -> str:
    """ "+ billing − return": what came and what went, those that are gone from the house as dashes."""
    marks = (("+", payload.get("added", ())), ("−", payload.get("removed", ())))
    return " ".join(f"{mark} {tags.get(one, '–')}" for mark, some in marks for one in some)


def changed_tags(entries: Sequence[Entry]) -> set[int]:
    """Which tags came or went."""
    changes = [entry.payload for entry in entries if entry.name == TagsChanged.name]
    return {one for payload in changes for field in ("added", "removed") for one in payload.get(field, ())}


def named(entries: Sequence[Entry], fields: Sequence[str]) -> set[int]:
    return {number for entry in entries for field in fields if (number := entry.payload.get(field))}


def authors(entries: Sequence[Entry]) -> set[int]:
    return {entry.by_id for entry in entries if entry.by_kind == Kind.REPRESENTATIVE}
