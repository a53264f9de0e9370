"""Files of messages: inert downloads for who may read the message."""

from django.http import Http404, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from firsthand.conversations.models import Attachment
from firsthand.conversations.queries import messages_visible_to
from firsthand.files.models import StoredFile
from firsthand.people.models import Customer
from firsthand.workspace.views.found import customer_of
from firsthand.workspace.views.signed_in import AtDesk, representative_required

INERT = "default-src 'none'; sandbox"
AN_HOUR = "private, max-age=3600"


@require_safe
@representative_required
def attachment(request: AtDesk, id: int, attachment: int, token: str, name: str) -> HttpResponse:  # noqa: A002
    """The file; a picture of a safe kind may be shown in its page, everything else is only taken away."""
    messages = messages_visible_to(request.representative).filter(conversation=id)
    found = Attachment.objects.select_related("file").filter(pk=attachment, file__token=token, message__in=messages)
    kept = found.first()
    if kept is None:
        raise Http404
    return (
        shown(kept.file)
        if "shown" in request.GET and kept.file.is_picture
        else taken_away(kept.file.read(), name=kept.file.name)
    )


@require_safe
@representative_required
def picture(request: AtDesk, id: int, file: int) -> HttpResponse:  # noqa: A002
    """A customer's picture."""
    customer: Customer = customer_of(request, id)
    kept = customer.picture
    if kept is None or kept.pk != file or not (kept.is_picture or kept.is_drawn):
        raise Http404
    return shown(kept)


def shown(kept: StoredFile) -> HttpResponse:
    """A picture, where a page shows it."""
    return inert(HttpResponse(kept.read(), content_type=kept.mime))


def taken_away(content: bytes, *, name: str) -> HttpResponse:
    """Its exact bytes, under its name, as nothing that a browser would open."""
    answer = HttpResponse(content, content_type="application/octet-stream")
    answer["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    return inert(answer)


def inert(answer: HttpResponse) -> HttpResponse:
    """Nothing in it runs, whatever a browser takes it for."""
    answer["Content-Security-Policy"] = INERT
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = AN_HOUR
    return answer
