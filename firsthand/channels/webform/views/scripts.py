"""The script by which another site shows a form: it makes a frame that is as tall as the form in it."""

import json
from functools import cache
from pathlib import Path

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from firsthand.channels.webform.queries import form_at

FILE = Path(__file__).resolve().parents[1] / "static" / "webform" / "embed.js"


@require_safe
def embed(request: HttpRequest, name: str) -> HttpResponse:
    """The script, which knows how the form is called in each of its languages; without a cookie, kept for an hour."""
    form = form_at(name)
    if form is None:
        raise Http404
    said = {"titles": form.titles, "language": form.language}
    answer = HttpResponse(f"(({code()})({json.dumps(said)}));\n", content_type="text/javascript; charset=utf-8")
    answer["Cache-Control"] = "public, max-age=3600"
    answer["Cross-Origin-Resource-Policy"] = "cross-origin"
    return answer


@cache
def code() -> str:
    """What the script does, as a function of what it knows."""
    return FILE.read_text().rstrip().rstrip(";")
