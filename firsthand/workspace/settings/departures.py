"""Somebody leaves; what they look after is given into other hands first."""

from functools import partial

from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from firsthand.conversations.actions import part_from
from firsthand.conversations.queries import count_open_of
from firsthand.team.actions import dismiss
from firsthand.team.models import Representative
from firsthand.team.queries import colleagues, members_visible_to
from firsthand.workspace.faces import face_of
from firsthand.workspace.settings import reading
from firsthand.workspace.settings.answering import administrators_only, done, page, refused, unless_refused
from firsthand.workspace.settings.members import MEMBERS
from firsthand.workspace.views.signed_in import AtDesk


@require_http_methods(["GET", "HEAD", "POST"])
@administrators_only
def departure(request: AtDesk, number: int) -> HttpResponse:
    """First it is said what they look after and asked who takes it; then they are gone, and all that was written stays."""
    rep = get_object_or_404(members_visible_to(request.representative), pk=number)
    if request.method != "POST":
        return form(request, rep)

    @transaction.atomic
    def act() -> HttpResponse:
        me, now = request.representative, timezone.now()
        given = part_from(rep, to=reading.chosen(request, "to", among=heirs(request, rep)), by=me, at=now)
        dismiss(rep, by=me, at=now)
        # Who comes back has not what was given away, so where something was, undoing would promise too much.
        undo = "" if given else f"{MEMBERS}{rep.pk}/return/?undo"
        return done(request, said(rep, given), back=MEMBERS, undo=undo)

    return unless_refused(act, otherwise=partial(refused, request, back=MEMBERS))


def form(request: AtDesk, rep: Representative) -> HttpResponse:
    nobody = ("", _("nobody: their teams see it among what is nobody’s"))
    offered = [nobody, *((one.pk, one.name) for one in heirs(request, rep))]
    return page(
        request, "departure", item="members", rep=rep, face=face_of(rep), count=count_open_of(rep), heirs=offered
    )


def heirs(request: AtDesk, rep: Representative) -> QuerySet[Representative]:
    """Who may take it over: everybody else who serves now."""
    return colleagues(request.representative).exclude(pk=rep.pk)


def said(rep: Representative, given: int) -> str:
    words = _("%(name)s can no longer sign in.") % {"name": rep.name}
    if not given:
        return words
    moved = ngettext("%(num)s conversation has other hands now.", "%(num)s conversations have other hands now.", given)
    return f"{words} {moved % {'num': given}}"
