"""What one was told."""

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from firsthand.conversations.models import Conversation
from firsthand.conversations.queries import visible_to
from firsthand.notices.actions import mark_all_read, mark_read
from firsthand.notices.models import Notice
from firsthand.notices.queries import NEWEST, has_unread, notices_of, unread_count
from firsthand.workspace import addresses
from firsthand.workspace.faces import face_of_customer
from firsthand.workspace.ringing import rings_among
from firsthand.workspace.settings.reading import a_number
from firsthand.workspace.shell import places, shell
from firsthand.workspace.views.signed_in import AtDesk, representative_required

SEE_OTHER = 303


@require_safe
@representative_required
def notices(request: AtDesk) -> HttpResponse:
    """The newest first, each with its conversation where that is still open to the reader."""
    me = request.representative
    before = a_number(request.GET.get("before", "")) or None
    found = notices_of(me, before=before, size=NEWEST + 1)
    shown = found[:NEWEST]
    matters = conversations_of(request, shown)
    values = {
        "rows": [
            (one, matters.get(one.conversation_id or 0), face(matters.get(one.conversation_id or 0))) for one in shown
        ],
        "ringing": rings_among(shown, me=me),
        "more_at": f"{addresses.NOTICES}?before={shown[-1].pk}" if len(found) > NEWEST else "",
        "has_unread": has_unread(me),
        "me_topic": f"representative:{me.pk}",
    }
    return render(request, "workspace/notices.html", shell(request, here="notices", **values, open="main", panes=1))


def conversations_of(request: AtDesk, shown: list[Notice]) -> dict[int, Conversation]:
    """The conversations that these are about and that the reader may see."""
    ids = {one.conversation_id for one in shown if one.conversation_id}
    visible = visible_to(request.representative).filter(pk__in=ids).select_related("customer")
    return {one.pk: one for one in visible}


def face(matter: Conversation | None) -> object:
    return face_of_customer(matter.customer) if matter else None


@require_safe
@representative_required
def unread(request: AtDesk) -> HttpResponse:
    """The figure on the rail, for itself."""
    me = request.representative
    found = places("notices", me=me.pk, unread=unread_count(me))
    return render(request, "workspace/unread.html", {"place": next(one for one in found if one["code"] == "notices")})


@require_POST
@representative_required
def opening(request: AtDesk, number: int) -> HttpResponse:
    """The notice is read, and leads to its conversation."""
    one = get_object_or_404(Notice.objects.of(request.representative), pk=number)
    if one.conversation_id is None:
        return HttpResponseRedirect(addresses.NOTICES, status=SEE_OTHER)
    mark_read(conversation=one.conversation_id, by=request.representative, at=timezone.now())
    return HttpResponseRedirect(addresses.conversation(one.conversation_id), status=SEE_OTHER)


@require_POST
@representative_required
def reading_of_all(request: AtDesk) -> HttpResponse:
    """All of them are read."""
    mark_all_read(by=request.representative, at=timezone.now())
    return HttpResponseRedirect(addresses.NOTICES, status=SEE_OTHER)
