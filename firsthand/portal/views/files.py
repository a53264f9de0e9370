"""Files and faces of a matter, for whoever sees it; they run nothing."""

from django.http import Http404, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from firsthand.conversations.models import Attachment
from firsthand.conversations.models.message import MessageQuerySet
from firsthand.conversations.queries import said_to
from firsthand.files.inert import inert
from firsthand.portal.views.at_page import AtPage, at_page, theirs
from firsthand.team.models import Representative


@require_safe
@at_page
def file(request: AtPage, number: int, attachment: int, token: str) -> HttpResponse:
    """Taken away; a picture is also shown, if its bytes prove to be one."""
    seen = theirs(request, number)
    return handed_out(request, said_to(seen.customer).filter(conversation=seen.matter), attachment, token)


def handed_out(request: AtPage, said: MessageQuerySet, attachment: int, token: str) -> HttpResponse:
    """A file of one of these messages."""
    found = Attachment.objects.select_related("file").filter(pk=attachment, file__token=token, message__in=said)
    kept = found.first()
    if kept is None:
        raise Http404
    if "shown" in request.GET and kept.file.is_picture and (kind := kept.file.proven_kind()):
        return inert(HttpResponse(kept.file.read(), content_type=kind))
    answer = HttpResponse(kept.file.read(), content_type="application/octet-stream")
    named = content_disposition_header(as_attachment=True, filename=kept.file.name)
    answer["Content-Disposition"] = named or "attachment"
    return inert(answer)


@require_safe
@at_page
def face(request: AtPage, number: int, person: int, picture: int) -> HttpResponse:
    """The picture of one of us who looks after the matter or answered in it."""
    seen = theirs(request, number)
    answered = said_to(seen.customer).filter(conversation=seen.matter, author_representative=person)
    if seen.matter.owner_id != person and not answered.exists():
        raise Http404
    found = Representative.objects.select_related("picture").filter(pk=person, picture=picture).first()
    kept = found.picture if found else None
    if kept is None or not (kept.is_picture or kept.is_drawn):
        raise Http404
    return inert(HttpResponse(kept.read(), content_type=kept.mime))
