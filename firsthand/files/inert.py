"""A file as an answer: nothing in it runs, whatever a browser takes it for."""

from django.http import HttpResponse

INERT = "default-src 'none'; sandbox"


def inert(answer: HttpResponse, *, seconds: int = 3600) -> HttpResponse:
    """Kept for so long by the browser that asked, and by nobody between."""
    answer["Content-Security-Policy"] = INERT
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Cache-Control"] = f"private, max-age={seconds}"
    return answer
