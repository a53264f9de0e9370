"""Drafts: what one is writing, kept as one writes, on every device; and the list of all of them."""

from typing import Any

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from firsthand.conversations.actions import Written, discard_draft, drop_other, keep_draft
from firsthand.conversations.models import Draft
from firsthand.conversations.queries import draft_in, draft_versions, drafts_of
from firsthand.files.models import StoredFile
from firsthand.kit.html import clean
from firsthand.kit.text import excerpt, without_nulls
from firsthand.look.times import in_words
from firsthand.workspace import addresses
from firsthand.workspace.shell import shell
from firsthand.workspace.stored import named
from firsthand.workspace.views.answers import done
from firsthand.workspace.views.asked import asked, files, number, resource
from firsthand.workspace.views.found import bare_conversation_of
from firsthand.workspace.views.replies import words_of
from firsthand.workspace.views.signed_in import AtDesk, representative_required

BESIDE = ("cc", "bcc")
PLACED = "placed"  # the files that were put among the words, also those that stand there no more
MOST = 200


@require_safe
@representative_required
def marks(request: AtDesk) -> HttpResponse:
    """In which conversations one has drafts, by version."""
    return JsonResponse({"drafts": draft_versions(request.representative)})


@require_safe
@representative_required
def drafts(request: AtDesk) -> HttpResponse:
    """All that one is writing, the newest first."""
    found = drafts_of(request.representative).newest_first().select_related("conversation__customer")
    shown = [(one, excerpt(one.text, at_most=300)) for one in found.prefetch_related("files")[:MOST]]
    return render(request, "workspace/drafts.html", shell(request, here="", drafts=shown, open="main", panes=1))


def show(request: AtDesk, id: int, side: str) -> HttpResponse:  # noqa: A002
    """The draft, or nothing."""
    return answer(draft_in(bare_conversation_of(request, id), side=side, representative=request.representative))


def keep(request: AtDesk, id: int, side: str) -> HttpResponse:  # noqa: A002
    """It stands as it is written."""
    me = request.representative
    written = Written(
        text=words_of(request),
        html=clean(without_nulls(request.POST.get("html", ""))),
        fields={name: without_nulls(", ".join(request.POST.getlist(name)))[:2000] for name in (*BESIDE, PLACED)},
        files=named(request.POST.getlist("stored"), by=me) if "stored" in request.POST else None,
        seen=number(request, "seen") or 0,
    )
    kept = keep_draft(bare_conversation_of(request, id), written, side=Draft.Side(side), by=me, at=timezone.now())
    return answer(kept, with_words=False)


def remove(request: AtDesk, id: int, side: str) -> HttpResponse:  # noqa: A002
    """It is thrown away, or only what was written elsewhere is."""
    found, me = bare_conversation_of(request, id), request.representative
    if asked(request, "only") == "other":
        drop_other(found, side=Draft.Side(side), by=me)
        return JsonResponse({})
    discard_draft(found, side=Draft.Side(side), by=me)
    return done(request, words=_("The draft is thrown away."), back=addresses.DRAFTS)


@require_POST
@representative_required
def draft_files(request: AtDesk, id: int, side: str) -> HttpResponse:  # noqa: A002
    """The files are kept with the draft, before it is sent."""
    found, me = bare_conversation_of(request, id), request.representative
    came = files(request)
    draft = draft_in(found, side=side, representative=me)
    beside = Written(
        text=draft.text if draft else words_of(request),
        html=draft.html if draft else "",
        fields=draft.fields if draft else {},
        files=[*(draft.files.all() if draft else ()), *came],
        seen=draft.version if draft else 0,
    )
    kept = keep_draft(found, beside, side=Draft.Side(side), by=me, at=timezone.now())
    return JsonResponse({"version": kept.version if kept else 0, "files": [shown(one) for one in came]})


def answer(draft: Draft | None, *, with_words: bool = True) -> HttpResponse:
    """The draft for the script that keeps it; its words only where they were asked for."""
    if draft is None:
        return JsonResponse({"version": 0})
    placed = draft.fields.get(PLACED, "").split(", ")
    words: dict[str, Any] = {
        "words": draft.text,
        "html": draft.html,
        "fields": {name: draft.fields.get(name, "") for name in BESIDE},
        "files": [shown(one) | {"placed": one.token in placed} for one in draft.files.all()],
        "at": draft.written_at.timestamp() * 1000,
    }
    other = {"words": draft.other_text, "html": draft.other_html, "hint": excerpt(draft.other_text, at_most=200)}
    said = {"other": other | {"when": in_words(draft.other_at)}} if draft.other_text and draft.other_at else {}
    return JsonResponse({"version": draft.version, **(words if with_words else {}), **said})


def shown(file: StoredFile) -> dict[str, Any]:
    return {"token": file.token, "name": file.name, "bytes": file.size}


draft = resource(GET=show, POST=keep, PUT=keep, DELETE=remove)
