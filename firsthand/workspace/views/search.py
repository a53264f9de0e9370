"""Search over what one may see, as one types."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from firsthand.conversations.queries import Asking, Found, answer_to
from firsthand.conversations.rules.asking import read_line
from firsthand.search.passage import Piece, passage
from firsthand.workspace import addresses, narrowing
from firsthand.workspace.rows import Row, rows
from firsthand.workspace.shell import shell
from firsthand.workspace.views.signed_in import AtDesk, representative_required

LONGEST = 200


@require_safe
@representative_required
def page(request: AtDesk) -> HttpResponse:
    """A page of its own, or the results alone for the place under the field."""
    values = answered(request, line_of(request))
    if request.headers.get("HX-Target", "").startswith("div#search-results"):
        return render(request, "workspace/results.html", values)
    return render(request, "workspace/search.html", shell(request, here="search", **values, open="main", panes=1))


@require_safe
@representative_required
def choices(request: AtDesk) -> HttpResponse:
    """What the search may be narrowed down by, for whoever opens that menu."""
    menus = narrowing.menus(read_line(line_of(request)), request.representative)
    return render(request, "workspace/narrowing_choices.html", {"menus": menus})


def line_of(request: AtDesk) -> str:
    return request.GET.get("q", "").replace("\x00", "").lstrip()[:LONGEST]


def answered(request: AtDesk, line: str) -> dict[str, Any]:
    """What was found for the line, and the filters in it."""
    asked = read_line(line)
    asking = Asking(request.representative, at=timezone.now(), zone=timezone.get_current_timezone())
    answer = answer_to(asked, asking)
    return {
        "words": line,
        "results": found(answer.found, asked.words),
        "chips": narrowing.chips(asked),
        "unknown": narrowing.sentences(answer.unknown),
        "choices_at": f"{addresses.SEARCH}choices/?{urlencode({'q': line})}",
    }


def found(hits: Sequence[Found], words: str) -> list[tuple[Row, Found, list[Piece]]]:
    """Each hit as a row, with its subject in pieces as the place in its message is."""
    shown = rows(hit.conversation for hit in hits)
    return [(row, hit, passage(row.subject, words)) for row, hit in zip(shown, hits, strict=True)]
