"""Chats that wait: on every page, fetched when something is told."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from firsthand.notices.actions import mark_read
from firsthand.team.actions import choose
from firsthand.workspace.chats_waiting import MOST_SHOWN, chats_waiting, topics
from firsthand.workspace.views.asked import asked
from firsthand.workspace.views.signed_in import AtDesk, representative_required


@require_safe
@representative_required
def waiting(request: AtDesk) -> HttpResponse:
    """They stand as they wait now."""
    return shown(request)


@require_POST
@representative_required
def reading(request: AtDesk, id: int) -> HttpResponse:  # noqa: A002 - the word of the address
    """One is put away; it comes back when the customer writes again."""
    mark_read(conversation=id, by=request.representative, at=timezone.now())
    return shown(request)


@require_POST
@representative_required
def sounds(request: AtDesk) -> HttpResponse:
    """They are told with a sound, or in silence."""
    choose(name="sounds", value=bool(asked(request, "on")), by=request.representative)
    return shown(request)


def shown(request: AtDesk) -> HttpResponse:
    me = request.representative
    found = chats_waiting(me)
    values = {
        "topics": topics(me, found),
        "waiting": found[:MOST_SHOWN],
        "more": len(found[MOST_SHOWN:]),
        "sounds": me.choices.get("sounds", True),
    }
    return render(request, "workspace/chats_waiting.html", values)
