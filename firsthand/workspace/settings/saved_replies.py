"""Saved replies: found, written, tried on a customer, archived."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from firsthand.conversations.models import Message
from firsthand.conversations.queries import inboxes_to_write_from, messages_visible_to
from firsthand.desk.actions import archive_saved_reply, change_saved_reply, restore_saved_reply, write_saved_reply
from firsthand.desk.models import SavedReply
from firsthand.desk.queries import figures, saved_replies_visible_to
from firsthand.desk.rules.filling import unknown_fields
from firsthand.desk.rules.permissions import may_change
from firsthand.kit.text import excerpt
from firsthand.team.queries import teams_visible_to
from firsthand.workspace.settings import reading
from firsthand.workspace.settings.answering import attempt, done, page, unless_refused
from firsthand.workspace.settings.brought import Brought, again, brought
from firsthand.workspace.settings.choices import languages
from firsthand.workspace.settings.circles import circles, kind_of, whose
from firsthand.workspace.settings.saved_reply_form import given, kept, matters_to_try, meanings, tried, written_before
from firsthand.workspace.views.signed_in import AtDesk, representative_required

REPLIES = "/settings/replies/"
MOST = 300


@dataclass(frozen=True, slots=True)
class Row:
    """A saved reply in the list, with its figures of thirty days."""

    reply: SavedReply
    excerpt: str
    languages: str
    files: str
    uses: int
    solutions: int


@require_safe
@representative_required
def saved_replies(request: AtDesk) -> HttpResponse:
    """One's own, one's teams' and everybody's, each with how it is used."""
    words, me = request.GET.get("q", "")[:80], request.representative
    found = saved_replies_visible_to(me).about(words).with_everything().order_by("name", "pk")
    known = list(found[:MOST])
    used = figures(known, at=timezone.now())
    rows = [row(one, used) for one in known]
    return page(request, "saved_replies", item="replies", groups=groups(rows), asked=words, any=bool(known))


def row(one: SavedReply, used: dict[int, tuple[int, int]]) -> Row:
    wordings = list(one.wordings.all())
    uses, solutions = used.get(one.pk, (0, 0))
    named = dict(languages())
    spoken = ", ".join(named.get(each.language, each.language) for each in wordings)
    files = ", ".join(each.name for each in one.files.all())
    return Row(one, excerpt(wordings[0].words) if wordings else "", spoken, files, uses, solutions)


def groups(rows: Iterable[Row]) -> list[tuple[str, str, list[Row]]]:
    """By whose they are; what is archived stands last. Each with its code and its words."""
    found: dict[str, list[Row]] = {"own": [], "team": [], "everybody": [], "archived": []}
    for one in rows:
        found["archived" if one.reply.is_archived else kind_of(one.reply)].append(one)
    words = whose() | {"archived": _("Archived")}
    return [(code, words[code], some) for code, some in found.items() if some]


@require_http_methods(["GET", "HEAD", "POST"])
@representative_required
def saved_reply(request: AtDesk, number: int | None = None) -> HttpResponse:
    """One of them, to read or to write; a new one may begin with the words of a message."""
    me = request.representative
    one = get_object_or_404(saved_replies_visible_to(me).with_everything(), pk=number) if number else None
    if request.method != "POST":
        return form(request, one, written_before(one, message_of(request), me=me))

    new = brought(request)

    def act() -> HttpResponse:
        said, now = given(request, one, new), timezone.now()
        if one is None:
            write_saved_reply(said, by=me, at=now)
        else:
            change_saved_reply(one, said, by=me, at=now, seen=reading.number(request, "seen"))
        return done(request, _("That is kept. Type / and its words where you answer."), back=REPLIES)

    return unless_refused(act, otherwise=partial(form, request, one, reading.written(request), new=new))


def message_of(request: AtDesk) -> Message | None:
    """The answer whose words are kept."""
    number = reading.a_number(request.GET.get("from", ""))
    found = messages_visible_to(request.representative).filter(pk=number).select_related("conversation__customer")
    return found.first() if number else None


def form(
    request: AtDesk,
    one: SavedReply | None,
    fields: dict[str, str],
    *,
    new: Brought | None = None,
    error: str = "",
) -> HttpResponse:
    me = request.representative
    files = list(one.files.all()) if one else []
    left_out = set(files) - set(kept(request, one)) if error else set()
    values: dict[str, Any] = {
        "one": one,
        "fields": fields,
        "may": one is None or may_change(me, one),
        "languages": languages(),
        "circles": circles(request),
        "inboxes": [("", _("in every inbox")), *((each.pk, each.name) for each in inboxes_to_write_from(me))],
        "teams": [("", _("in every team’s matters")), *((each.pk, each.name) for each in teams_visible_to(me))],
        "spoken": [("", _("to customers of every language")), *languages()],
        "files": [(each, each not in left_out) for each in files],
        "brought": again(new, request) if new else [],
        "matters": matters_to_try(me),
        "meanings": meanings(),
        "figures": figures([one], at=timezone.now()).get(one.pk, (0, 0)) if one else (0, 0),
    }
    return page(request, "saved_reply", item="replies", status=422 if error else 200, error=error, **values)


@require_POST
@representative_required
def preview(request: AtDesk) -> HttpResponse:
    """What is written, as the chosen customer would read it."""
    said = {code: reading.words(request, f"words-{code}") for code, _name in languages()}
    unknown = [name for words in said.values() for name in unknown_fields(words)]
    shown = tried(request, {code: words for code, words in said.items() if words})
    return render(request, "workspace/settings/saved_reply_preview.html", {"shown": shown, "unknown": unknown})


@require_POST
@representative_required
def archive(request: AtDesk, number: int) -> HttpResponse:
    """It is offered no more; the toast takes it back."""
    one = get_object_or_404(saved_replies_visible_to(request.representative), pk=number)

    def act() -> str:
        archive_saved_reply(one, by=request.representative, at=timezone.now())
        return _("“%(name)s” is archived.") % {"name": one.name}

    return attempt(request, act, back=REPLIES, undo=f"{REPLIES}{number}/return/?undo")


@require_POST
@representative_required
def restoration(request: AtDesk, number: int) -> HttpResponse:
    """It is offered again."""
    one = get_object_or_404(saved_replies_visible_to(request.representative), pk=number)

    def act() -> str:
        restore_saved_reply(one, by=request.representative, at=timezone.now())
        return _("“%(name)s” is offered again.") % {"name": one.name}

    return attempt(request, act, back=REPLIES)
