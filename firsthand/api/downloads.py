"""Bytes that others made, handed out so that nothing in them runs."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header


def download(content: bytes, *, name: str, mime: str) -> HttpResponse:
    """A file to be saved, whatever it says it is: never shown, never guessed at, and without rights where it is opened."""
    response = HttpResponse(content, content_type=mime)
    response["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    return response
