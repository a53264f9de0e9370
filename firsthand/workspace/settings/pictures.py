"""The pictures of those who serve, served so that nothing in them runs."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from firsthand.files.models import StoredFile
from firsthand.team.models import Representative
from firsthand.workspace.views.signed_in import AtDesk, representative_required

INERT = "default-src 'none'; style-src 'none'; sandbox"


@require_safe
@representative_required
def picture(request: AtDesk, number: int, file: int) -> HttpResponse:
    """A colleague's picture; its address changes with it, so that browsers keep it."""
    shown = Representative.objects.filter(pk=number, picture=file).values("picture")
    stored = get_object_or_404(StoredFile, pk__in=shown)
    answer = HttpResponse(stored.read(), content_type=stored.mime)
    answer["Content-Security-Policy"] = INERT
    answer["Cache-Control"] = "private, max-age=31536000, immutable"
    return answer
