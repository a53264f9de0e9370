"""The pictures of those who serve, served so that nothing in them runs."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from firsthand.team.models import Representative
from firsthand.workspace.views.signed_in import AtDesk, representative_required

INERT = "default-src 'none'; style-src 'none'; sandbox"


@require_safe
@representative_required
def picture(request: AtDesk, number: int, file: int) -> HttpResponse:
    """A colleague's picture; its address changes with it, so that browsers keep it."""
    stored = get_object_or_404(Representative.objects.select_related("picture"), pk=number).picture
    # Compared here: a number longer than the database's would be an error there.
    if stored is None or stored.pk != file:
        raise Http404
    answer = HttpResponse(stored.read(), content_type=stored.mime)
    answer["Content-Security-Policy"] = INERT
    answer["Cache-Control"] = "private, max-age=31536000, immutable"
    return answer
