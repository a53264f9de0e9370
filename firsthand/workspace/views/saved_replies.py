"""The saved replies that fit a conversation, as the composer offers them."""

from typing import Any

from django.http import HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from firsthand.desk.queries import Offer, offered
from firsthand.kit.text import excerpt
from firsthand.workspace.views.asked import asked
from firsthand.workspace.views.found import conversation_of
from firsthand.workspace.views.signed_in import AtDesk, representative_required

LONGEST = 80


@require_safe
@representative_required
def saved_replies(request: AtDesk, id: int) -> HttpResponse:  # noqa: A002
    """Each with its words as this customer would read them, and its files."""
    words = asked(request, "q")[:LONGEST]
    found = offered(conversation_of(request, id), representative=request.representative, words=words)
    return JsonResponse({"replies": [shown(one) for one in found]})


def shown(one: Offer) -> dict[str, Any]:
    return {
        "id": one.reply.pk,
        "name": one.reply.name,
        "circle": circle(one),
        "language": one.language,
        "hint": excerpt(one.words),
        "words": one.words,
        "files": [{"token": file.token, "name": file.name, "bytes": file.size} for file in one.reply.files.all()],
    }


def circle(one: Offer) -> str:
    """Whose it is, where it is not everybody's."""
    if one.reply.owner_id is not None:
        return _("yours")
    return _("your team’s") if one.reply.team_id is not None else ""
