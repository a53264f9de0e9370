"""A conversation on paper: all that was said, and nothing of the house around it."""

from datetime import datetime

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from firsthand.conversations.queries import thread
from firsthand.kit.time import written
from firsthand.people.queries import addresses_of
from firsthand.workspace.faces import face_of_customer
from firsthand.workspace.reading import Part
from firsthand.workspace.views.conversation import MOST, read_back
from firsthand.workspace.views.found import conversation_of
from firsthand.workspace.views.signed_in import AtDesk, representative_required


@require_safe
@representative_required
def paper(request: AtDesk, id: int) -> HttpResponse:  # noqa: A002 - the word of the address
    """The newest six hundred messages; notes among colleagues only when they are asked for."""
    found = conversation_of(request, id)
    with_notes = request.GET.get("notes") == "1"
    values = read_back(thread(found, size=MOST), found, me=request.representative)
    shown = [part for part in values["parts"] if is_for_paper(part, with_notes=with_notes)]
    return render(
        request,
        "workspace/paper.html",
        {
            "conversation": found,
            "customer": face_of_customer(found.customer),
            "addresses": addresses_of(found.customer),
            "parts": shown,
            "with_notes": with_notes,
            "are_more": bool(values["earlier_at"]),
            "on_day": on_day,
        },
    )


def on_day(at: datetime) -> str:
    """The date itself: a sheet is read when today is another day."""
    return written(timezone.localtime(at), "DATE_FORMAT")


def is_for_paper(part: Part, *, with_notes: bool) -> bool:
    """What was said; what happened in between, and notes, are for colleagues."""
    if part.message is not None:
        return with_notes or part.message.side in ("customer", "reply")
    return part.day is not None or with_notes
