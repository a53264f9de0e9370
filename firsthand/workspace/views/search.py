"""Search over what one may see, as one types."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from firsthand.conversations.queries import Found, search
from firsthand.search.passage import Piece, passage
from firsthand.workspace.rows import Row, rows
from firsthand.workspace.shell import shell
from firsthand.workspace.views.asked import asked
from firsthand.workspace.views.signed_in import AtDesk, representative_required

LONGEST = 200


@require_safe
@representative_required
def page(request: AtDesk) -> HttpResponse:
    """A page of its own, or the results alone for the place under the field."""
    words = asked(request, "q")[:LONGEST]
    values: dict[str, Any] = {
        "words": words,
        "results": found(search(request.representative, words) if words else [], words),
    }
    if request.headers.get("HX-Target", "").startswith("div#search-results"):
        return render(request, "workspace/results.html", values)
    return render(request, "workspace/search.html", shell(request, here="search", **values, open="main", panes=1))


def found(hits: list[Found], words: str) -> list[tuple[Row, Found, list[Piece]]]:
    """Each hit as a row, with its subject in pieces as the place in its message is."""
    shown = rows(hit.conversation for hit in hits)
    return [(row, hit, passage(row.subject, words)) for row, hit in zip(shown, hits, strict=True)]
