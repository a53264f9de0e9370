"""Files of messages: inert downloads for who may read the message."""

import re

from django.http import Http404, HttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from firsthand.conversations.models import Attachment
from firsthand.conversations.queries import messages_visible_to
from firsthand.files.inert import INERT, inert
from firsthand.files.models import StoredFile
from firsthand.files.previews import as_text
from firsthand.people.models import Customer
from firsthand.workspace.views.found import customer_of
from firsthand.workspace.views.signed_in import AtDesk, representative_required

LONGEST_TEXT, MOST_AT_ONCE = 500_000, 4_000_000  # bytes
ONE_SPAN = re.compile(r"bytes=(\d{0,15})-(\d{0,15})")


@require_safe
@representative_required
def attachment(request: AtDesk, id: int, attachment: int, token: str, name: str) -> HttpResponse:  # noqa: A002
    """The file: shown in its page when its bytes prove a kind that runs nothing, everything else is only taken away."""
    messages = messages_visible_to(request.representative).filter(conversation=id)
    found = Attachment.objects.select_related("file").filter(pk=attachment, file__token=token, message__in=messages)
    kept = found.first()
    if kept is None:
        raise Http404
    if "shown" in request.GET and (kind := kept.file.proven_kind()):
        return played(request, kept.file, kind)
    return taken_away(kept.file.read(), name=kept.file.name)


@require_safe
@representative_required
def picture(request: AtDesk, id: int, file: int) -> HttpResponse:  # noqa: A002
    """A customer's picture."""
    customer: Customer = customer_of(request, id)
    kept = customer.picture
    if kept is None or kept.pk != file or not (kept.is_picture or kept.is_drawn):
        raise Http404
    return shown(kept)


def played(request: AtDesk, kept: StoredFile, kind: str) -> HttpResponse:
    """The file under the kind that it proved to be; of sounds and videos the part that the player asks for (RFC 9110)."""
    if kind.startswith("text/"):
        answer = HttpResponse(as_text(kept.read_part(start=0, length=LONGEST_TEXT)), content_type=kind)
        if kept.size > LONGEST_TEXT:
            answer["X-Cut"] = "1"
    else:
        answer = part_of(kept, request.headers.get("Range", ""), kind)
    answer["Accept-Ranges"] = "bytes"
    return framed(inert(answer)) if kind == "application/pdf" else inert(answer)


def part_of(kept: StoredFile, header: str, kind: str) -> HttpResponse:
    """All of it, or what the header asks for, at most four megabytes at once."""
    if not header:
        return HttpResponse(kept.read(), content_type=kind)
    asked = span(header, size=kept.size)
    if asked is None:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{kept.size}"})
    start, end = asked
    content = kept.read_part(start=start, length=end - start + 1)
    headers = {"Content-Range": f"bytes {start}-{end}/{kept.size}"}
    return HttpResponse(content, status=206, content_type=kind, headers=headers)


def span(header: str, *, size: int) -> tuple[int, int] | None:
    """The first and the last byte that are asked for; None where there is nothing."""
    found = ONE_SPAN.fullmatch(header.strip())
    if found is None or not size or found[1] == found[2] == "":
        return None
    start = int(found[1]) if found[1] else max(0, size - int(found[2]))
    end = min(size - 1, int(found[2]) if found[1] and found[2] else size - 1, start + MOST_AT_ONCE - 1)
    return (start, end) if start <= end else None


def framed(answer: HttpResponse) -> HttpResponse:
    """Our own pages may show it in a frame; the browser's viewer runs it in a place of its own, without our origin."""
    answer["Content-Security-Policy"] = f"{INERT}; frame-ancestors 'self'"
    answer["X-Frame-Options"] = "SAMEORIGIN"
    return answer


def shown(kept: StoredFile) -> HttpResponse:
    """A picture, where a page shows it."""
    return inert(HttpResponse(kept.read(), content_type=kept.mime))


def taken_away(content: bytes, *, name: str) -> HttpResponse:
    """Its exact bytes, under its name, as nothing that a browser would open."""
    answer = HttpResponse(content, content_type="application/octet-stream")
    answer["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    return inert(answer)
