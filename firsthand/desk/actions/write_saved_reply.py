"""A saved reply is written, or written anew."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction

from firsthand.conversations.models import Inbox
from firsthand.desk.actions.taking_up import taken_up
from firsthand.desk.facts import SavedReplyChanged, SavedReplyWritten
from firsthand.desk.models import SavedReply, Wording
from firsthand.desk.rules.filling import FIELDS, unknown_fields
from firsthand.desk.rules.permissions import may_write_for_everybody
from firsthand.desk.rules.refusals import (
    NoSuchField,
    NotForEverybody,
    NotInThatTeam,
    ReplyHasNoName,
    ReplyIsTooLong,
    ReplySaysNothing,
)
from firsthand.files.models import StoredFile
from firsthand.files.store import store_many
from firsthand.journal.record import record
from firsthand.kit.text import one_line, typed, without_nulls
from firsthand.search.fold import fold
from firsthand.team.models import Representative, Team

LONGEST = 20_000


@dataclass(frozen=True)
class Given:
    """All that a saved reply is; `is_own` means the writer's alone, and without a team it is everybody's."""

    name: str
    wordings: Mapping[str, str]
    is_own: bool = True
    team: Team | None = None
    in_inbox: Inbox | None = None
    in_team: Team | None = None
    to_language: str = ""
    files: tuple[StoredFile, ...] = ()
    # What is stored only now: bytes, name and kind of each.
    brought: tuple[tuple[bytes, str, str], ...] = ()


@transaction.atomic
def write_saved_reply(given: Given, *, by: Representative, at: datetime) -> SavedReply:
    """It is there to be used.

    Raises ReplyHasNoName, ReplySaysNothing, ReplyIsTooLong, NoSuchField, NotForEverybody, NotInThatTeam.
    """
    good = _good(given, by=by)
    reply = SavedReply(written_by=by, written_at=at, changed_at=at)
    _take(reply, good, by=by)
    reply.save()
    _say(reply, good)
    record(SavedReplyWritten(saved_reply=reply.pk), by=by, at=at)
    return reply


@transaction.atomic
def change_saved_reply(
    reply: SavedReply, given: Given, *, by: Representative, at: datetime, seen: int | None = None
) -> SavedReply:
    """It is all of this from now on; raises the same, and ReplyIsNotYours, ReplyChangedMeanwhile."""
    reply = taken_up(reply, by=by, seen=seen)
    good = _good(given, by=by)
    _take(reply, good, by=by)
    reply.changed_at, reply.version = at, reply.version + 1
    shown = ["name", "owner", "team", "in_inbox", "in_team", "to_language", "folded", "changed_at", "version"]
    reply.save(update_fields=shown)
    _say(reply, good)
    record(SavedReplyChanged(saved_reply=reply.pk, version=reply.version), by=by, at=at)
    return reply


def _good(given: Given, *, by: Representative) -> Given:
    name = one_line(without_nulls(given.name), at_most=120)
    said = {language: typed(words) for language, words in given.wordings.items()}
    wordings = {language: words for language, words in said.items() if words}
    if not name:
        raise ReplyHasNoName
    if not wordings:
        raise ReplySaysNothing
    for words in wordings.values():
        _refuse_bad(words)
    _refuse_circle(given, by=by)
    return replace(given, name=name, wordings=wordings)


def _refuse_bad(words: str) -> None:
    if len(words) > LONGEST:
        raise ReplyIsTooLong(longest=LONGEST)
    if unknown := unknown_fields(words):
        raise NoSuchField(field=unknown[0], fields=", ".join(f"{{{name}}}" for name in FIELDS))


def _refuse_circle(given: Given, *, by: Representative) -> None:
    if given.is_own or by.is_administrator:
        return
    if given.team is None and not may_write_for_everybody(by):
        raise NotForEverybody
    if given.team is not None and given.team.pk not in by.places:
        raise NotInThatTeam


def _take(reply: SavedReply, given: Given, *, by: Representative) -> None:
    reply.name = given.name
    reply.owner, reply.team = (by, None) if given.is_own else (None, given.team)
    reply.in_inbox, reply.in_team, reply.to_language = given.in_inbox, given.in_team, given.to_language
    reply.folded = fold(" ".join([given.name, *given.wordings.values()]))


def _say(reply: SavedReply, given: Given) -> None:
    reply.wordings.all().delete()
    Wording.objects.bulk_create(
        Wording(saved_reply=reply, language=language, words=words) for language, words in given.wordings.items()
    )
    reply.files.set([*given.files, *store_many(list(given.brought))] if given.brought else given.files)
