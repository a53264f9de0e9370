"""What somebody is writing is kept, so that they go on with it on any device."""

from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime

from django.db import IntegrityError, transaction

from firsthand.conversations.models import Draft, Sheet
from firsthand.conversations.queries import has_left
from firsthand.files.models import StoredFile
from firsthand.team.models import Representative

LONGEST = 200_000
ATTEMPTS = 5


@dataclass(frozen=True)
class Written:
    """What stands in the form; `files` None where nothing is said of them.

    `seen` is the version it was written over, `sent_as` the number under which it is known once it has been sent.
    """

    text: str
    html: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    files: Collection[StoredFile] | None = None
    seen: int = 0
    sent_as: str | None = None

    @property
    def is_empty(self) -> bool:
        return not self.text.strip() and not self.files and not any(self.fields.values())

    @property
    def has_left(self) -> bool:
        return self.sent_as is not None and has_left(self.sent_as)


def keep_draft(sheet: Sheet, written: Written, *, by: Representative, at: datetime) -> Draft | None:
    """The newest stands, and what was written meanwhile elsewhere is kept beside it; None where nothing is left.

    Whoever calls this has seen that its conversation is open to the writer. What was written over a draft that has been
    sent or thrown away meanwhile is kept no more; nor is what has been sent itself, in whatever order both arrive.
    """
    draft = _keep_at_last(sheet, written, by=by, at=at)
    # Sending discards after it is on disk, and what was begun is looked at after it is: of both at one moment, one sees the other.
    if draft and draft.version == 1 and written.has_left:
        Draft.objects.filter(pk=draft.pk, version=1).delete()
        return None
    return draft


def _keep_at_last(sheet: Sheet, written: Written, *, by: Representative, at: datetime) -> Draft | None:
    """Several devices began at one moment: another's stands, and this one is written over it, if it is not gone again."""
    for _again in range(ATTEMPTS - 1):
        with suppress(IntegrityError):
            return _keep(sheet, written, by=by, at=at)
    return _keep(sheet, written, by=by, at=at)


@transaction.atomic
def _keep(sheet: Sheet, written: Written, *, by: Representative, at: datetime) -> Draft | None:
    before = Draft.objects.locked().on(sheet, by=by).first()
    if before is None:
        return None if written.seen or written.is_empty else _begin(sheet, written, by=by, at=at)
    if written.is_empty and written.seen == before.version and not before.other_text:
        before.delete()
        return None
    if written.has_left:
        return None
    return _go_on(before, written, at=at)


def _begin(sheet: Sheet, written: Written, *, by: Representative, at: datetime) -> Draft:
    draft = Draft.objects.create(
        conversation_id=sheet.conversation,
        representative=by,
        side=sheet.side,
        about=sheet.about,
        text=written.text[:LONGEST],
        html=written.html[:LONGEST],
        fields=dict(written.fields),
        written_at=at,
    )
    if written.files:
        draft.files.set(written.files)
    return draft


def _go_on(draft: Draft, written: Written, *, at: datetime) -> Draft:
    is_elsewhere = written.seen != draft.version and draft.text.strip() not in {"", written.text.strip()}
    if is_elsewhere:
        draft.other_text, draft.other_html, draft.other_at = draft.text, draft.html, draft.written_at
    draft.text, draft.html, draft.fields = written.text[:LONGEST], written.html[:LONGEST], dict(written.fields)
    draft.written_at, draft.version = at, draft.version + 1
    others = ["other_text", "other_html", "other_at"] if is_elsewhere else []
    draft.save(update_fields=["text", "html", "fields", "written_at", "version", *others])
    if written.files is not None:
        draft.files.set(written.files)
    return draft
