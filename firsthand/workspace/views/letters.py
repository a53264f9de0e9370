"""The letter itself: its original bytes, and its HTML on a page that can do nothing."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from firsthand.channels.email.queries import letter_of
from firsthand.conversations.models import Message
from firsthand.conversations.queries import messages_visible_to
from firsthand.workspace.pictures import pictures_of, pointing_at
from firsthand.workspace.views.attachments import taken_away
from firsthand.workspace.views.found import first
from firsthand.workspace.views.signed_in import AtDesk, representative_required

# Nothing runs, no form leaves, nothing is fetched from elsewhere unless the reader asked for pictures. The sandbox keeps
# our origin so that the frame can be measured: without `allow-scripts` that gives the letter nothing.
POLICY = (
    "default-src 'none'; img-src 'self' data:{}; style-src 'unsafe-inline'; form-action 'none'; frame-ancestors 'self'; "
    "sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox"
)


@require_safe
@representative_required
def original(request: AtDesk, id: int, message: int) -> HttpResponse:  # noqa: A002
    """The bytes as they came, to be taken away."""
    letter = letter_of(message_of(request, id, message))
    if letter is None:
        raise Http404
    return taken_away(letter.raw(), name=f"{message}.eml")


@require_safe
@representative_required
def page(request: AtDesk, id: int, message: int) -> HttpResponse:  # noqa: A002
    """The letter as it was laid out; with `?pictures=1` those from elsewhere are fetched."""
    found = message_of(request, id, message)
    with_pictures = request.GET.get("pictures") == "1"
    came = found.attachments.exclude(content_id="").select_related("file")
    html = pointing_at(pictures_of(found, came), found.html)
    if with_pictures:
        html = html.replace(" data-remote-src=", " src=")
    # It was sanitised before it was stored, and its own policy holds whatever was missed.
    answer = render(request, "workspace/letter.html", {"html": mark_safe(html), "subject": found.subject})  # noqa: S308
    answer["Content-Security-Policy"] = POLICY.format(" https: http:" if with_pictures else "")
    answer["X-Frame-Options"] = "SAMEORIGIN"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Referrer-Policy"] = "no-referrer"
    return answer


def message_of(request: AtDesk, conversation: int, message: int) -> Message:
    return first(messages_visible_to(request.representative).filter(pk=message, conversation=conversation))
