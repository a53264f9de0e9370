"""Pictures among words that have not left: in one's own drafts, and in answers that wait."""

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from firsthand.conversations.queries import files_of_drafts, files_of_unsent
from firsthand.workspace.views.attachments import shown
from firsthand.workspace.views.found import bare_conversation_of
from firsthand.workspace.views.signed_in import AtDesk, representative_required


@require_safe
@representative_required
def written_picture(request: AtDesk, id: int, token: str) -> HttpResponse:  # noqa: A002 - the word of the address
    """The picture, when its bytes prove that it is one."""
    found, me = bare_conversation_of(request, id), request.representative
    kept = files_of_drafts([token], representative=me).first() or files_of_unsent([token], found).first()
    if kept is None or not kept.is_picture or not kept.proven_kind().startswith("image/"):
        raise Http404
    return shown(kept)
