"""Drafts: what one is writing, kept as one writes, on every device; and the list of all of them."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from firsthand.conversations.actions import Written, discard_draft, drop_other, keep_draft
from firsthand.conversations.models import Draft, Sheet
from firsthand.conversations.queries import draft_on, draft_versions, drafts_of
from firsthand.files.models import StoredFile
from firsthand.kit.html import clean
from firsthand.kit.text import excerpt, without_nulls
from firsthand.look.times import in_words
from firsthand.workspace import addresses
from firsthand.workspace.sheets import FIELDS, kept_at, lies_at, sent_as, sheet_of
from firsthand.workspace.shell import shell
from firsthand.workspace.stored import named
from firsthand.workspace.views.answers import done
from firsthand.workspace.views.asked import asked, files, number, resource
from firsthand.workspace.views.found import bare_conversation_of
from firsthand.workspace.views.replies import words_of
from firsthand.workspace.views.signed_in import AtDesk, representative_required

PLACED = "placed"  # the files that were put among the words, also those that stand there no more
MOST = 200


@require_safe
@representative_required
def marks(request: AtDesk) -> HttpResponse:
    """In which conversations one has drafts, by version; under "new" the letters that begin one."""
    found = draft_versions(request.representative)
    return JsonResponse({"drafts": {"new" if number is None else number: kept for number, kept in found.items()}})


@dataclass(frozen=True)
class Lying:
    """A draft in the list of all: where it is kept, and where one goes on writing it."""

    draft: Draft
    whom: str
    subject: str
    at: str
    kept_at: str
    words: str


@require_safe
@representative_required
def drafts(request: AtDesk) -> HttpResponse:
    """All that one is writing, the newest first."""
    found = drafts_of(request.representative).newest_first().select_related("conversation__customer")
    shown = [lying(one) for one in found.prefetch_related("files")[:MOST]]
    return render(request, "workspace/drafts.html", shell(request, here="", drafts=shown, open="main", panes=1))


def lying(one: Draft) -> Lying:
    matter, said = one.conversation, one.fields
    return Lying(
        one,
        whom=matter.customer.called if matter else said.get("to") or _("To nobody yet"),
        subject=matter.subject if matter else said.get("subject", ""),
        at=lies_at(one),
        kept_at=kept_at(one.sheet),
        words=excerpt(one.text, at_most=300),
    )


def show(request: AtDesk, code: str, id: int | None = None) -> HttpResponse:  # noqa: A002
    """The draft, or nothing."""
    return answer(draft_on(sheet(request, code, id), representative=request.representative))


def sheet(request: AtDesk, code: str, conversation: int | None) -> Sheet:
    """The one of the address, if its conversation is theirs to see."""
    if conversation is not None:
        bare_conversation_of(request, conversation)
    return sheet_of(code, conversation=conversation)


def keep(request: AtDesk, code: str, id: int | None = None) -> HttpResponse:  # noqa: A002
    """It stands as it is written."""
    me, on = request.representative, sheet(request, code, id)
    written = Written(
        text=words_of(request),
        html=clean(without_nulls(request.POST.get("html", ""))),
        fields=beside(request, on),
        files=named(request.POST.getlist("stored"), by=me) if "stored" in request.POST else None,
        seen=number(request, "seen") or 0,
        sent_as=sent_as(on.side, asked(request, "once")),
    )
    return answer(keep_draft(on, written, by=me, at=timezone.now()), with_words=False)


def beside(request: AtDesk, on: Sheet) -> dict[str, str]:
    """What stands in its other fields, as far as something does."""
    said = {name: without_nulls(", ".join(request.POST.getlist(name)))[:2000] for name in (*FIELDS[on.side], PLACED)}
    return {name: words for name, words in said.items() if words}


def remove(request: AtDesk, code: str, id: int | None = None) -> HttpResponse:  # noqa: A002
    """It is thrown away, or only what was written elsewhere is."""
    on, me = sheet(request, code, id), request.representative
    if asked(request, "only") == "other":
        drop_other(on, by=me)
        return JsonResponse({})
    discard_draft(on, by=me)
    return done(request, words=_("The draft is thrown away."), back=addresses.DRAFTS)


@require_POST
@representative_required
def draft_files(request: AtDesk, code: str, id: int | None = None) -> HttpResponse:  # noqa: A002
    """The files are kept with the draft, before it is sent."""
    on, me = sheet(request, code, id), request.representative
    came = files(request)
    draft = draft_on(on, representative=me)
    written = Written(
        text=draft.text if draft else words_of(request),
        html=draft.html if draft else "",
        fields=draft.fields if draft else {},
        files=[*(draft.files.all() if draft else ()), *came],
        seen=draft.version if draft else 0,
        sent_as=sent_as(on.side, asked(request, "once")),
    )
    kept = keep_draft(on, written, by=me, at=timezone.now())
    return JsonResponse({"version": kept.version if kept else 0, "files": [shown(one) for one in came]})


def answer(draft: Draft | None, *, with_words: bool = True) -> HttpResponse:
    """The draft for the script that keeps it; its words only where they were asked for."""
    if draft is None:
        return JsonResponse({"version": 0})
    placed = draft.fields.get(PLACED, "").split(", ")
    words: dict[str, Any] = {
        "words": draft.text,
        "html": draft.html,
        "fields": {name: draft.fields.get(name, "") for name in FIELDS[draft.sheet.side]},
        "files": [shown(one) | {"placed": one.token in placed} for one in draft.files.all()],
        "at": draft.written_at.timestamp() * 1000,
    }
    other = {"words": draft.other_text, "html": draft.other_html, "hint": excerpt(draft.other_text, at_most=200)}
    said = {"other": other | {"when": in_words(draft.other_at)}} if draft.other_text and draft.other_at else {}
    return JsonResponse({"version": draft.version, **(words if with_words else {}), **said})


def shown(file: StoredFile) -> dict[str, Any]:
    return {"token": file.token, "name": file.name, "bytes": file.size}


draft = resource(GET=show, POST=keep, PUT=keep, DELETE=remove)
