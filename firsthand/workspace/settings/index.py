"""The list of everything that can be set up."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from firsthand.workspace.settings.answering import page
from firsthand.workspace.settings.menu import menu
from firsthand.workspace.views.signed_in import AtDesk, representative_required


@require_safe
@representative_required
def index(request: AtDesk) -> HttpResponse:
    """What is open to this person, narrowed by the words they seek."""
    words = request.GET.get("q", "")[:80]
    items = menu(request.representative, words=words)
    return page(request, "index", item="", items=items, words=words, open="list")
