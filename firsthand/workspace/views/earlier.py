"""A customer's earlier matters, further back than those that stand beside a conversation at once."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from firsthand.conversations.queries import SOME_MORE, still_earlier_of, visible_to
from firsthand.workspace.matters import some
from firsthand.workspace.views.asked import number
from firsthand.workspace.views.found import bare_conversation_of, first
from firsthand.workspace.views.signed_in import AtDesk, representative_required


@require_safe
@representative_required
def earlier(request: AtDesk, id: int) -> HttpResponse:  # noqa: A002 - the word of the address
    """Those before one of them, with how they ended."""
    me, found = request.representative, bare_conversation_of(request, id)
    before = first(visible_to(me).filter(pk=number(request, "before") or 0, customer=found.customer_id))
    matters, more_at = some(still_earlier_of(found, before=before, representative=me), at_most=SOME_MORE, of=id)
    return render(request, "workspace/matters.html", {"matters": matters, "more_at": more_at})
