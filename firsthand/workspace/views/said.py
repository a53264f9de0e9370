"""Whether what was sent under a number has come: asked by a page that broke off before it had heard so."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from firsthand.conversations.queries import has_come
from firsthand.workspace.views.asked import asked
from firsthand.workspace.views.found import bare_conversation_of
from firsthand.workspace.views.signed_in import AtDesk, representative_required


@require_safe
@representative_required
def said(request: AtDesk, id: int, form: str) -> HttpResponse:  # noqa: A002
    """200 when it stands there, 204 when it does not."""
    found = bare_conversation_of(request, id)
    return HttpResponse(status=200 if has_come(found, f"{form}{asked(request, 'once')[:64]}") else 204)
