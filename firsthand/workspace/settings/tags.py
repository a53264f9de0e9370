"""Tags: how often each is used, and what becomes of it."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from firsthand.conversations.actions import make_tag, merge_tags, put_tag_away, rename_tag, take_tag_out
from firsthand.conversations.models import Tag
from firsthand.conversations.queries import tags_used, tags_visible_to
from firsthand.workspace.settings import reading
from firsthand.workspace.settings.answering import administrators_only, done, page, refused, unless_refused
from firsthand.workspace.settings.changes import undo_of
from firsthand.workspace.views.signed_in import AtDesk

TAGS = "/settings/tags/"
SIZE, MOST_OFFERED = 100, 500


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def tags(request: AtDesk) -> HttpResponse:
    """All of them by name, a hundred at a time, and a form for another."""
    if request.method != "POST":
        return listed(request)

    def act() -> HttpResponse:
        made = make_tag(reading.words(request, "name"), by=request.representative, at=timezone.now())
        return done(request, _("The tag %(tag)s is there.") % {"tag": made.name}, back=TAGS)

    return unless_refused(act, otherwise=partial(listed, request))


def listed(request: AtDesk, *, error: str = "") -> HttpResponse:
    found = list(tags_used(request.representative, after=request.GET.get("after", "")[:60])[: SIZE + 1])
    more = f"{TAGS}?{urlencode({'after': found[SIZE - 1].name})}" if len(found) > SIZE else ""
    written = reading.words(request, "name")
    values: dict[str, Any] = {"tags": found[:SIZE], "more_at": more, "written": written, "error": error}
    return page(request, "tags", item="tags", status=422 if error else 200, **values)


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def tag(request: AtDesk, number: int) -> HttpResponse:
    """One of them: its name, into which it could go, whether it is offered."""
    one = tag_of(request, number)
    if request.method != "POST":
        return form(request, one)

    def act() -> HttpResponse:
        now = timezone.now()
        rename_tag(one, name=reading.words(request, "name"), by=request.representative, at=now)
        return done(request, _("The tag is called so from now on."), back=TAGS, undo=undo_of(request, at=now))

    return unless_refused(act, otherwise=partial(form, request, one))


def form(request: AtDesk, one: Tag, *, error: str = "") -> HttpResponse:
    me = request.representative
    others = tags_visible_to(me).exclude(pk=one.pk).values_list("pk", "name")[:MOST_OFFERED]
    used = tags_used(me).get(pk=one.pk).used  # type: ignore[attr-defined] # the query counts it
    values: dict[str, Any] = {"tag": one, "name": one.name, "others": list(others), "used": used, "error": error}
    return page(request, "tag", item="tags", status=422 if error else 200, **values)


@require_POST
@administrators_only
def absence(request: AtDesk, number: int) -> HttpResponse:
    """It is offered no more, or with `?back` again."""
    verb, words = (
        (take_tag_out, _("The tag is offered again."))
        if "back" in request.GET
        else (put_tag_away, _("The tag is not offered any more; it stays where it is."))
    )
    return acted(request, verb, tag_of(request, number), words)


def acted(request: AtDesk, verb: Callable[..., None], one: Tag, words: str, **more: Any) -> HttpResponse:
    def act() -> HttpResponse:
        now = timezone.now()
        verb(one, by=request.representative, at=now, **more)
        return done(request, words, back=TAGS, undo=undo_of(request, at=now))

    return unless_refused(act, otherwise=partial(refused, request, back=TAGS))


@require_POST
@administrators_only
def merging(request: AtDesk, number: int) -> HttpResponse:
    """It becomes one with another tag."""
    one = tag_of(request, number)
    into = reading.chosen(request, "into", among=tags_visible_to(request.representative)) or one
    words = _("%(tag)s is part of %(into)s now.") % {"tag": one.name, "into": into.name}
    return acted(request, merge_tags, one, words, into=into)


def tag_of(request: AtDesk, number: int) -> Tag:
    return get_object_or_404(tags_visible_to(request.representative), pk=number)
