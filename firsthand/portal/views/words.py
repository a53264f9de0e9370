"""What a customer writes and says at their page."""

from typing import TypedDict

from django.http import HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from firsthand.conversations.actions import say_solved, say_unsolved, write_at_page
from firsthand.conversations.rules.incoming import IncomingFile
from firsthand.kit.errors import Refused
from firsthand.kit.text import clean_mime
from firsthand.portal.said import address_of
from firsthand.portal.views.at_page import AtPage, at_page, theirs
from firsthand.portal.views.matter import show

LONGEST = 100_000  # letters
# As much as a letter may bring.
MOST_FILES, MOST_BYTES = 20, 25 * 1024 * 1024


class TooLong(Refused):
    words = _("That is longer than we can take at once. Send it in two parts, or as a file.")


class TooMuch(Refused):
    words = _("The files are too large or too many: at most 20, together 25 MB. Leave one out, and send it once more.")


@require_POST
@at_page
def messages(request: AtPage, number: int) -> HttpResponse:
    """Their words and files stand in the matter before they are told so; sent twice, they stand once."""
    seen = theirs(request, number)
    try:
        message = write_at_page(seen.matter, **written(request), address=seen.address, by=seen.customer, at=request.now)
    except Refused as refused:
        return show(request, seen, status=422, words=request.POST.get("words", ""), error=refused.sentence)
    return HttpResponseRedirect(f"{address_of(seen.matter)}?told=written#message-{message.pk}")


class Written(TypedDict):
    """What stands in the place to write."""

    words: str
    files: list[IncomingFile]
    once: str


def written(request: AtPage) -> Written:
    """Raises `TooLong` and `TooMuch`."""
    words = request.POST.get("words", "")
    if len(words) > LONGEST:
        raise TooLong
    return {"words": words, "files": files_of(request), "once": request.POST.get("once", "")[:64]}


def files_of(request: AtPage) -> list[IncomingFile]:
    given = request.FILES.getlist("files")
    if len(given) > MOST_FILES or sum(one.size or 0 for one in given) > MOST_BYTES:
        raise TooMuch
    return [
        IncomingFile(
            name=one.name or "",
            mime=clean_mime(one.content_type or ""),
            content=one.read(),
            content_id="",
            inline=False,
        )
        for one in given
        if one.name
    ]


@require_POST
@at_page
def solved(request: AtPage, number: int) -> HttpResponse:
    """They say that it is solved."""
    seen = theirs(request, number)
    say_solved(seen.matter, by=seen.customer, at=request.now)
    return HttpResponseRedirect(f"{address_of(seen.matter)}?told=solved#told")


@require_POST
@at_page
def unsolved(request: AtPage, number: int) -> HttpResponse:
    """They say that it is not solved; the place to write is next."""
    seen = theirs(request, number)
    say_unsolved(seen.matter, by=seen.customer, at=request.now)
    return HttpResponseRedirect(f"{address_of(seen.matter)}?told=unsolved#told")
