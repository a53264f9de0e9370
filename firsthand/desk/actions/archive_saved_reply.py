"""A saved reply is offered no more, or again."""

from datetime import datetime

from django.db import transaction

from firsthand.desk.actions.taking_up import taken_up
from firsthand.desk.facts import SavedReplyArchived, SavedReplyRestored
from firsthand.desk.models import SavedReply
from firsthand.journal.record import record
from firsthand.team.models import Representative


@transaction.atomic
def archive_saved_reply(reply: SavedReply, *, by: Representative, at: datetime) -> SavedReply:
    """It is offered to nobody, and keeps its words and figures. Raises ReplyIsNotYours."""
    reply = taken_up(reply, by=by)
    if not reply.is_archived:
        _put(reply, archived_at=at)
        record(SavedReplyArchived(saved_reply=reply.pk), by=by, at=at)
    return reply


@transaction.atomic
def restore_saved_reply(reply: SavedReply, *, by: Representative, at: datetime) -> SavedReply:
    """It is offered as before. Raises ReplyIsNotYours."""
    reply = taken_up(reply, by=by)
    if reply.is_archived:
        _put(reply, archived_at=None)
        record(SavedReplyRestored(saved_reply=reply.pk), by=by, at=at)
    return reply


def _put(reply: SavedReply, *, archived_at: datetime | None) -> None:
    reply.archived_at, reply.version = archived_at, reply.version + 1
    reply.save(update_fields=["archived_at", "version"])
