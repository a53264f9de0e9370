"""Search over what one may see, as one types."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from firsthand.conversations.queries import Found, search
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
    values: dict[str, Any] = {"words": words, "results": found(search(request.representative, words) if words else [])}
    if request.headers.get("HX-Target", "").startswith("div#search-results"):
        return render(request, "workspace/results.html", values)
    return render(request, "workspace/search.html", shell(request, here="search", **values, open="main", panes=1))


def found(hits: list[Found]) -> list[tuple[Row, Found]]:
    return list(zip(rows(hit.conversation for hit in hits), hits, strict=True))
